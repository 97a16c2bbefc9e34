"""Mails that come back: noted once, stopped where an address is no good, and begun again by the person."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.core.mail import send_mail
from django.test import Client
from django.utils import timezone

from hub.accounts.models import User
from hub.accounts.roles import Role
from hub.notifications.incoming.addresses import bounce_address
from hub.notifications.models import Event, Notice, OutgoingMail, ReturnedAddress
from hub.notifications.queries.inbox import unread
from hub.notifications.services.receive import Outcome, receive
from hub.notifications.services.returned import FORGET_AFTER, forget_returns
from hub.notifications.services.tell import tell
from tests.factories import login_with_mfa, make_user
from tests.hub.notifications.conftest import MailServer

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def mails_come_in(settings: Any) -> None:
    settings.REPLY_ADDRESS = "reponse+{}@relais.example.org"


@pytest.fixture
def claire(db: None) -> User:
    return make_user(name="Claire Rochat", role=Role.PROJECT_LEADER)


def sent(to: str) -> OutgoingMail:
    return OutgoingMail.objects.create(
        to=to, sender="relais@example.org", subject="", message_id="<1@relais>", status=OutgoingMail.Status.SENT
    )


def report(to: str, *, status: str = "5.1.1", action: str = "failed", of: str = "no such person") -> bytes:
    """What a mail system writes of a mail that it could not deliver."""
    return (
        f"From: MAILER-DAEMON@mx.example.net\nTo: {to}\nSubject: Undelivered Mail\nReturn-Path: <>\n"
        "Message-ID: <dsn@mx.example.net>\nAuto-Submitted: auto-replied\nMIME-Version: 1.0\n"
        'Content-Type: multipart/report; report-type=delivery-status; boundary="b"\n\n'
        "--b\nContent-Type: text/plain\n\nI am sorry to have to tell you.\n\n"
        "--b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; mx.example.net\n\n"
        f"Final-Recipient: rfc822; somebody@example.org\nAction: {action}\nStatus: {status}\n"
        f"Diagnostic-Code: smtp; 550 {of}\n\n--b--\n"
    ).encode()


def returned(user: User, **how: str) -> Outcome:
    return receive(report(bounce_address(sent(user.email).pk), **how))


def tell_of_something(user: User) -> int:
    event = Event.objects.create(kind="replied", target="post:1", done_at=timezone.now())
    Notice.objects.create(event=event, user=user, kind="replied", target="post:1", mail_at=timezone.now())
    return tell(user_id=user.pk)


def stopped(user: User) -> bool:
    return ReturnedAddress.objects.filter(address=user.email).exclude(stopped_at=None).exists()


@pytest.mark.smtp
def test_a_mail_goes_out_under_an_address_to_which_its_report_comes_back(mail_server: MailServer, claire: User) -> None:
    send_mail("Bonjour", "Texte", "Relais <relais@example.org>", [claire.email])
    (letter,) = mail_server.received
    assert letter["From"] == "Relais <relais@example.org>"
    assert receive(report(mail_server.senders[-1])) == Outcome.RETURNED
    mail = OutgoingMail.objects.get()
    assert (mail.status, mail.last_error) == (OutgoingMail.Status.RETURNED, "smtp; 550 no such person")


def test_after_two_nothing_more_is_mailed_and_all_stays_in_the_inbox(claire: User) -> None:
    assert returned(claire) == Outcome.RETURNED
    assert not stopped(claire), "one report may be an error"
    assert returned(claire) == Outcome.RETURNED
    assert stopped(claire)
    before = OutgoingMail.objects.count()
    assert tell_of_something(claire) == 0
    assert OutgoingMail.objects.count() == before
    assert unread(claire) == 1


def test_the_same_report_counts_once(claire: User) -> None:
    written = report(bounce_address(sent(claire.email).pk))
    assert [receive(written) for _again in range(3)] == [Outcome.RETURNED, Outcome.AGAIN, Outcome.AGAIN]
    assert ReturnedAddress.objects.get().count == 1


@pytest.mark.parametrize("status", ["5.2.2", "5.7.1", "4.4.1", "", "5"])
def test_a_full_mailbox_or_a_refused_content_says_nothing_about_the_address(claire: User, status: str) -> None:
    for _mail in range(3):
        assert returned(claire, status=status) == Outcome.RETURNED
    assert not ReturnedAddress.objects.exists()


def test_what_is_only_delayed_or_an_out_of_office_note_is_no_return(claire: User) -> None:
    assert returned(claire, action="delayed") == Outcome.AUTOMATIC
    assert OutgoingMail.objects.get().status == OutgoingMail.Status.SENT


def test_nobody_makes_up_a_report(claire: User) -> None:
    address = bounce_address(sent(claire.email).pk)
    assert receive(report(address.replace("b-", "b-1", 1))) == Outcome.FORGED
    assert receive(report("relais@example.org")) == Outcome.NOT_OURS
    assert not ReturnedAddress.objects.exists()


@pytest.mark.smtp
@pytest.mark.parametrize(
    ("answer", "counts"),
    [("550 5.1.1 no such mailbox", True), ("550 nobody here", True), ("550 5.7.1 spam", False), ("452 full", False)],
)
def test_a_server_that_refuses_the_address_outright_counts_too(
    mail_server: MailServer, answer: str, counts: bool
) -> None:
    mail_server.recipient = lambda address: answer
    send_mail("Bonjour", "Texte", None, ["a@example.org"])
    assert ReturnedAddress.objects.filter(address="a@example.org").exists() == counts


def test_the_person_reads_why_and_begins_again(claire: User) -> None:
    client = Client()
    client.force_login(claire)
    assert "Nos courriels ne vous parviennent plus" not in client.get("/fr/messages/").content.decode()
    returned(claire)
    returned(claire)
    for page in ("/fr/start/", "/fr/messages/", "/fr/messages/settings/"):
        assert "Nos courriels ne vous parviennent plus" in client.get(page).content.decode(), page
    answer = client.post("/fr/messages/again/", follow=True).content.decode()
    assert "Nos courriels repartent" in answer
    assert "ne vous parviennent plus" not in answer
    assert tell_of_something(claire) == 0, "no room says what it was, so nothing is mailed: but nothing is held back"
    assert not stopped(claire)


def test_returns_long_apart_are_not_counted_together_and_are_forgotten(claire: User) -> None:
    returned(claire)
    ReturnedAddress.objects.update(last_at=timezone.now() - FORGET_AFTER - timedelta(days=1))
    returned(claire)
    assert ReturnedAddress.objects.get().count == 1
    ReturnedAddress.objects.update(last_at=timezone.now() - FORGET_AFTER - timedelta(days=1))
    assert forget_returns() == 1


def test_an_editor_sees_what_came_back_and_puts_it_away(claire: User) -> None:
    returned(claire)
    returned(claire)
    client = login_with_mfa(Client(), make_user(name="Regula Ammann", role=Role.EDITOR))
    page = client.get("/fr/outbox/").content.decode()
    assert page.count("smtp; 550 no such person") == 3
    assert "Renvoyer" not in page, "nothing of it is kept that could be sent"
    for mail in OutgoingMail.objects.all():
        client.post(f"/fr/outbox/{mail.pk}/drop/")
    assert not OutgoingMail.objects.exclude(status=OutgoingMail.Status.DROPPED).exists()
