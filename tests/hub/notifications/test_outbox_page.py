"""Editors and operators see what did not arrive; nobody else does."""

from __future__ import annotations

import pytest
from django.core import mail as django_mail
from django.test import Client
from django.urls import reverse

from hub.accounts.roles import Role
from hub.notifications.models import OutgoingMail
from hub.notifications.queue_items import count, items
from tests.factories import login, login_with_mfa, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def failed(outbox: None) -> OutgoingMail:
    return OutgoingMail.objects.create(
        to="a@example.org",
        sender="r@example.org",
        subject="Bien reçu",
        personal=False,
        text="Texte",
        message_id="<1@example.org>",
        status=OutgoingMail.Status.FAILED,
        last_error="550 no such mailbox",
    )


def test_it_stands_in_the_queue_with_what_can_be_done(failed: OutgoingMail) -> None:
    editor = make_user(role=Role.EDITOR)
    (item,) = items(editor, 10)
    assert count(editor) == 1
    assert (item.title, item.note, len(item.actions)) == ("Bien reçu", "550 no such mailbox", 2)


def test_an_editor_sends_it_again_from_the_page(failed: OutgoingMail) -> None:
    client = login_with_mfa(Client(), make_user(role=Role.EDITOR))
    page = client.get(reverse("notifications:outbox"))
    assert "550 no such mailbox" in page.content.decode()
    answer = client.post(reverse("notifications:resend", args=[failed.pk]), {"from": "queue"})
    assert answer["Location"] == reverse("queue:index")
    assert [message.subject for message in django_mail.outbox] == ["Bien reçu"]
    failed.refresh_from_db()
    assert failed.status == OutgoingMail.Status.SENT


def test_or_lets_it_be(failed: OutgoingMail) -> None:
    client = login_with_mfa(Client(), make_user(role=Role.OPERATOR))
    client.post(reverse("notifications:drop", args=[failed.pk]))
    failed.refresh_from_db()
    assert (failed.status, failed.text) == (OutgoingMail.Status.DROPPED, "")


def test_others_find_the_door_shut(failed: OutgoingMail) -> None:
    for name, args in (("outbox", []), ("resend", [failed.pk]), ("drop", [failed.pk])):
        address = reverse(f"notifications:{name}", args=args)
        assert login(Client(), make_user(role=Role.PROJECT_LEADER)).post(address).status_code == 403
        assert Client().post(address).status_code == 302
    failed.refresh_from_db()
    assert failed.status == OutgoingMail.Status.FAILED


def test_a_code_is_nobody_elses_to_read(failed: OutgoingMail) -> None:
    OutgoingMail.objects.update(personal=True, subject="Votre code: GWPX-SBBX")
    editor = make_user(role=Role.EDITOR)
    assert "GWPX" not in str(items(editor, 10))
    page = login_with_mfa(Client(), editor).get(reverse("notifications:outbox"))
    assert b"GWPX" not in page.content
