"""Each mail leaves once, whatever the mail server and the worker do."""

from __future__ import annotations

import socket
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import pytest
from django.core.cache import cache
from django.core.mail import EmailMultiAlternatives, send_mail
from django.db import connection, transaction
from django.utils import timezone

from hub.notifications.models import OutgoingMail
from hub.notifications.services import deliver as delivery
from hub.notifications.services.deliver import deliver, flush
from hub.notifications.services.queue_mail import queue_mail
from hub.notifications.services.resend import drop, resend
from hub.notifications.tasks import tidy_outbox
from tests.hub.notifications.conftest import MailServer

pytestmark = [pytest.mark.django_db, pytest.mark.smtp]
Status = OutgoingMail.Status


def later() -> None:
    """Let the time of the next try come."""
    cache.clear()
    OutgoingMail.objects.filter(status=Status.QUEUED).update(next_try_at=timezone.now() - timedelta(seconds=1))


def waiting_mail() -> OutgoingMail:
    """A mail that nobody has taken up yet."""
    return OutgoingMail.objects.create(
        to="a@example.org", sender="r@example.org", subject="Bonjour", text="Texte", message_id="<1@example.org>"
    )


def only() -> OutgoingMail:
    return OutgoingMail.objects.get()


def test_a_mail_arrives_with_all_it_holds(mail_server: MailServer) -> None:
    message = EmailMultiAlternatives("Grüezi", "Bonjour à vous", None, ["a@example.org"], reply_to=["r@example.org"])
    message.attach_alternative("<p>Bonjour à vous</p>", "text/html")
    message.attach("réunion.ics", "BEGIN:VCALENDAR", "text/calendar")
    message.send()
    (received,) = mail_server.received
    assert received["Subject"] == "Grüezi"
    assert received["Reply-To"] == "r@example.org"
    assert "Bonjour à vous" in received.get_body(("plain",)).get_content()
    assert "<p>" in received.get_body(("html",)).get_content()
    assert next(received.iter_attachments()).get_filename() == "réunion.ics"


def test_after_it_left_its_words_are_gone(mail_server: MailServer) -> None:
    send_mail("Votre code", "Le code est 123456.", None, ["a@example.org"])
    mail = only()
    assert mail.status == Status.SENT
    assert (mail.subject, mail.text, mail.html, mail.attachments) == ("", "", "", [])
    queue_mail(to="b@example.org", subject="Publié", text="Texte", personal=False)
    assert OutgoingMail.objects.get(to="b@example.org").subject == "Publié"


def test_several_recipients_get_a_mail_each_and_do_not_see_each_other(mail_server: MailServer) -> None:
    mail_server.recipient = lambda address: "550 no such mailbox" if address == "b@example.org" else "250 OK"
    send_mail("Bonjour", "Texte", None, ["a@example.org", "b@example.org", "c@example.org"])
    assert sorted(str(mail["To"]) for mail in mail_server.received) == ["a@example.org", "c@example.org"]
    assert OutgoingMail.objects.get(to="b@example.org").status == Status.FAILED


def test_what_is_undone_is_not_sent(mail_server: MailServer) -> None:
    with transaction.atomic():
        waiting_mail()
        transaction.set_rollback(True)
    assert flush() == 0
    assert mail_server.received == []


def test_server_down_keeps_the_mail_and_sends_it_once_it_is_back(mail_server: MailServer, settings: Any) -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        settings.EMAIL_PORT = closed.getsockname()[1]
        send_mail("Bonjour", "Texte", None, ["a@example.org"])
        assert only().status == Status.QUEUED
        # The server is known to be away: others are not kept waiting for its silence.
        send_mail("Bonjour aussi", "Texte", None, ["b@example.org"])
        assert OutgoingMail.objects.get(to="b@example.org").attempts == 0
    settings.EMAIL_PORT = mail_server.port
    later()
    assert flush() == 2
    assert flush() == 0
    assert len(mail_server.received) == 2


def test_later_means_later_and_the_pauses_grow(mail_server: MailServer) -> None:
    mail_server.data = lambda: "451 try again later"
    send_mail("Bonjour", "Texte", None, ["a@example.org"])
    mail = only()
    assert (mail.status, mail.attempts) == (Status.QUEUED, 1)
    assert mail.last_error.startswith("451")
    assert flush() == 0, "not before its time"
    first = mail.next_try_at - timezone.now()
    later()
    flush()
    second = only().next_try_at - timezone.now()
    assert second > first * 3
    mail_server.data = lambda: "250 OK"
    later()
    assert flush() == 1
    assert len(mail_server.received) == 1


def test_three_days_of_later_end_it(mail_server: MailServer) -> None:
    mail_server.data = lambda: "451 try again later"
    send_mail("Bonjour", "Texte", None, ["a@example.org"])
    OutgoingMail.objects.update(created_at=timezone.now() - timedelta(days=4))
    later()
    flush()
    assert only().status == Status.FAILED


def test_a_final_no_is_shown_and_can_be_tried_again(mail_server: MailServer) -> None:
    mail_server.recipient = lambda address: "550 no such mailbox"
    send_mail("Bonjour", "Texte", None, ["a@example.org"])
    mail = only()
    assert mail.status == Status.FAILED
    assert mail.last_error == "550 no such mailbox"
    later()
    assert flush() == 0
    mail_server.recipient = lambda address: "250 OK"
    assert resend(mail=mail)
    assert not resend(mail=mail)
    assert len(mail_server.received) == 1


def test_a_failed_mail_can_be_put_aside(mail_server: MailServer) -> None:
    mail_server.recipient = lambda address: "550 no such mailbox"
    send_mail("Bonjour", "Texte", None, ["a@example.org"])
    drop(mail=only())
    assert (only().status, only().text) == (Status.DROPPED, "")


def test_a_slow_server_is_not_asked_twice(mail_server: MailServer) -> None:
    mail_server.delay = 1
    mail = queue_mail(to="a@example.org", subject="Bonjour", text="Texte")
    assert mail is not None
    assert only().status == Status.SENT
    assert deliver(mail_id=mail.pk) == ""
    assert len(mail_server.received) == 1


def test_a_server_that_says_nothing_is_tried_again(mail_server: MailServer) -> None:
    mail_server.delay = 4
    send_mail("Bonjour", "Texte", None, ["a@example.org"])
    assert only().status == Status.QUEUED


def test_a_worker_that_dies_twice_before_the_server_said_yes(
    mail_server: MailServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Killed(BaseException):
        pass

    def die(connection: Any) -> None:
        raise Killed

    monkeypatch.setattr(delivery, "_open", die)
    mail = waiting_mail()
    for _time in range(2):
        with pytest.raises(Killed):
            deliver(mail_id=mail.pk)
        assert deliver(mail_id=mail.pk) == "", "the claim holds until it is too old"
        OutgoingMail.objects.update(claimed_at=timezone.now() - timedelta(hours=1))
    monkeypatch.undo()
    assert flush() == 1
    assert flush() == 0
    assert len(mail_server.received) == 1
    assert only().attempts == 3


def test_a_goodbye_that_fails_does_not_send_twice(mail_server: MailServer, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_goodbye(self: Any) -> None:
        raise OSError("connection reset")

    monkeypatch.setattr("django.core.mail.backends.smtp.EmailBackend.close", no_goodbye)
    send_mail("Bonjour", "Texte", None, ["a@example.org"])
    assert only().status == Status.SENT
    later()
    flush()
    assert len(mail_server.received) == 1


def test_the_same_thing_is_told_once(mail_server: MailServer) -> None:
    first = queue_mail(to="a@example.org", subject="Rappel", text="Texte", dedupe_key="reminder:1")
    second = queue_mail(to="a@example.org", subject="Rappel", text="Texte", dedupe_key="reminder:1")
    assert first is not None
    assert second is None
    assert len(mail_server.received) == 1


def test_a_subject_cannot_add_headers(mail_server: MailServer) -> None:
    queue_mail(to="a@example.org", subject="Bonjour\r\nBcc: b@example.org", text="Texte")
    (received,) = mail_server.received
    assert received["Bcc"] is None
    assert received["Subject"] == "Bonjour Bcc: b@example.org"


def test_an_address_that_cannot_be_written_fails_and_hinders_nobody(mail_server: MailServer) -> None:
    queue_mail(to="a@example.org\nBcc: b@example.org", subject="Bonjour", text="Texte")
    queue_mail(to="c@example.org", subject="Bonjour", text="Texte")
    assert OutgoingMail.objects.filter(status=Status.FAILED).count() == 1
    assert len(mail_server.received) == 1


def test_attempts_carry_the_same_name(mail_server: MailServer) -> None:
    names = []
    mail_server.data = lambda: "451 later"
    send_mail("Bonjour", "Texte", None, ["a@example.org"])
    names.append(only().message_id)
    mail_server.data = lambda: "250 OK"
    later()
    flush()
    assert str(mail_server.received[0]["Message-ID"]) == names[0]


def test_the_tidying_forgets_old_mails(mail_server: MailServer) -> None:
    send_mail("Bonjour", "Texte", None, ["a@example.org"])
    OutgoingMail.objects.update(created_at=timezone.now() - timedelta(days=91))
    assert tidy_outbox.func() == 1


@pytest.mark.django_db(transaction=True)
def test_eight_workers_at_once_send_it_once(mail_server: MailServer) -> None:
    mail_server.delay = 0.2
    mail = waiting_mail()

    def work(_number: int) -> str:
        try:
            return deliver(mail_id=mail.pk)
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as workers:
        states = list(workers.map(work, range(8)))
    assert states.count(Status.SENT) == 1
    assert len(mail_server.received) == 1
