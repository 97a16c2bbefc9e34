"""Answers that come into a mailbox at a provider, read by IMAP from a real Dovecot."""

from __future__ import annotations

import io
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from exchange.discussions.followers import REPLIED
from exchange.discussions.models import Thread
from hub.accounts.models import User
from hub.accounts.roles import Role
from hub.notifications.incoming import addresses
from hub.notifications.incoming.mailbox_address import read_address
from hub.notifications.models import MailboxLook
from hub.notifications.services import poll as polling
from hub.notifications.services.receive import receive
from hub.notifications.watching import PATIENCE
from hub.tasks.queries.health import health
from tests.exchange.discussions.talk import make_forum, make_thread, say
from tests.exchange.discussions.test_answering_by_mail import mail, mails_come_in
from tests.factories import login_with_mfa, make_user
from tests.support.imap import PASSWORD, Postbox, postbox
from tests.support.live import free_port
from tests.trees import make_tree

__all__ = ["mails_come_in", "postbox"]

pytestmark = [pytest.mark.django_db, pytest.mark.imap]


@pytest.fixture
def box(postbox: Postbox, settings: Any) -> Postbox:
    settings.REPLY_MAILBOX = postbox.url
    return postbox


@pytest.fixture
def claire(db: None) -> User:
    make_tree()
    return make_user(name="Claire Rochat", role=Role.PROJECT_LEADER)


@pytest.fixture
def thread(claire: User) -> Thread:
    return make_thread(make_forum(), claire)


def address(thread: Thread, claire: User) -> str:
    """Where Claire answers what Beat said to her."""
    post = say(thread=thread, user=make_user(name="Beat Zbinden"), text="Non, jamais.", language="fr")
    return addresses.reply_address(claire, REPLIED, f"post:{post.pk}")


def look() -> str:
    out = io.StringIO()
    call_command("poll_mailbox", stdout=out)
    return out.getvalue().strip()


def test_an_answer_stands_in_the_thread_and_leaves_the_mailbox(box: Postbox, thread: Thread, claire: User) -> None:
    assert look() == "nothing new"
    written = bytes(mail(address(thread, claire), claire.email))
    box.put(written, written)
    assert look() == "1 again, 1 posted"
    assert thread.posts.latest("number").text == "Merci, cela aide !"
    assert thread.posts.count() == 3
    assert box.flags() == []
    assert look() == "nothing new"


def test_what_is_not_for_us_stays_for_people_and_holds_nothing_up(box: Postbox, thread: Thread, claire: User) -> None:
    to = address(thread, claire)
    stranger = bytes(mail("info@relais.example.org", "someone@example.org"))
    forged = bytes(mail(to.replace("+", "+x"), claire.email, message_id="<two@example.org>"))
    absent = bytes(mail(to, claire.email, Auto_Submitted="auto-replied", message_id="<three@example.org>"))
    junk = b"\xff\xfe\x00not a mail at all"
    box.put(stranger, forged, absent, junk, bytes(mail(to, claire.email)))
    look()
    assert thread.posts.latest("number").text == "Merci, cela aide !"
    assert box.flags() == [r"\Seen"] * 4
    assert look() == "nothing new"
    assert thread.posts.count() == 3


def test_a_mail_too_large_is_answered_and_never_read_whole(
    box: Postbox, thread: Thread, claire: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("hub.notifications.incoming.mailbox.MOST_BYTES", 20_000)
    monkeypatch.setattr("hub.notifications.incoming.reading.MOST_BYTES", 20_000)
    sizes = []

    def measured(data: bytes) -> Any:
        sizes.append(len(data))
        return receive(data)

    monkeypatch.setattr(polling, "receive", measured)
    box.put(bytes(mail(address(thread, claire), claire.email, "Oui. " * 100_000)))
    assert look() == "1 refused"
    assert sizes == [20_001]
    assert thread.posts.count() == 2


def test_one_mail_that_we_fail_on_does_not_keep_back_the_others(
    box: Postbox, thread: Thread, claire: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = iter([True])

    def failing(data: bytes) -> Any:
        if next(first, False):
            raise ZeroDivisionError
        return receive(data)

    monkeypatch.setattr(polling, "receive", failing)
    to = address(thread, claire)
    box.put(bytes(mail(to, claire.email)), bytes(mail(to, claire.email, message_id="<two@example.org>")))
    assert look() == "1 failed, 1 posted"
    assert [set(flags.split()) for flags in box.flags()] == [{r"\Seen", r"\Flagged"}]


def test_who_dies_in_between_posts_nothing_twice(
    box: Postbox, thread: Thread, claire: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    def dies(self: Any, key: str) -> None:
        raise KeyboardInterrupt

    box.put(bytes(mail(address(thread, claire), claire.email)))
    with monkeypatch.context() as patched:
        patched.setattr("hub.notifications.incoming.mailbox.Mailbox.delete", dies)
        with pytest.raises(KeyboardInterrupt):
            polling.poll()
    assert thread.posts.count() == 3
    assert look() == "1 again"
    assert thread.posts.count() == 3
    assert box.flags() == []


def test_operators_see_that_it_cannot_be_read_and_no_password(
    client: Client, box: Postbox, claire: User, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    look()
    assert health()["mailbox"]
    settings.REPLY_MAILBOX = box.url.replace("50", "51")
    with pytest.raises(CommandError, match="cannot be read") as refused:
        look()
    settings.REPLY_MAILBOX = f"imap://a:b@127.0.0.1:{free_port()}/INBOX"
    with pytest.raises(CommandError):
        look()
    assert PASSWORD not in str(refused.value)
    assert health()["mailbox"], "a moment's absence is no alarm"
    row = MailboxLook.objects.get()
    assert row.failing_since is not None
    row.failing_since -= 2 * PATIENCE
    row.save()
    assert not health()["mailbox"]
    operator = make_user(role=Role.OPERATOR)
    page = login_with_mfa(client, operator).get("/fr/operation/").content.decode()
    assert "Boîte aux lettres des réponses" in page
    assert row.error in page
    settings.REPLY_MAILBOX = box.url
    look()
    assert health()["mailbox"]


@pytest.mark.parametrize(
    "url", ["imaps://host/INBOX", "pop3://a:b@host", "imaps://a@host/INBOX", "a:b@host", "imaps://a:b@/INBOX"]
)
def test_an_address_that_is_none_is_said_at_the_start(url: str) -> None:
    with pytest.raises(ValueError, match="imaps://user:password@host/INBOX"):
        read_address(url)


def test_an_address_says_where_the_mailbox_is() -> None:
    found = read_address("imaps://me%40example.org:a%2Fb@imap.example.org/Relais/In")
    assert (found.user, found.password, found.port, found.folder) == ("me@example.org", "a/b", 993, "Relais/In")
    assert "a/b" not in repr(found)
