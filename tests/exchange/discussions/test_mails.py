"""From what is said to the mails of those who follow, and what never leaves a circle."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from exchange.discussions.models import Circle, CircleMember, Post, Thread
from exchange.discussions.services.say import reply
from hub.accounts.models import User
from hub.notifications.models import Event, Notice, OutgoingMail
from hub.notifications.queries.inbox import unread
from hub.notifications.services.spread import spread
from hub.notifications.services.subscribe import subscribe
from hub.notifications.services.tell import tell_all
from hub.notifications.subjects import UnknownSubjectError, may_follow
from tests.exchange.discussions.talk import make_circle, make_forum, make_thread, work
from tests.factories import login, make_user
from tests.trees import make_tree

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("worker_waits")]


@pytest.fixture
def asker(db: None) -> User:
    make_tree()
    return make_user(name="Claire Rochat")


def say(thread: Thread, user: User, text: str = "Oui, depuis deux ans.", **more: Any) -> Post:
    return reply(thread=thread, user=user, text=text, language="fr", judge=False, **more)


def kinds_of(user: User) -> list[str]:
    return list(Notice.objects.filter(user=user).order_by("pk").values_list("kind", flat=True))


def mails_to(user: User) -> list[OutgoingMail]:
    return list(OutgoingMail.objects.filter(to=user.email).order_by("pk"))


def test_followers_of_the_forum_hear_of_the_thread_and_who_wrote_of_the_answers(asker: User) -> None:
    forum, follower, other = make_forum(), make_user(), make_user(name="Beat Zbinden")
    subscribe(user=follower, subject=f"forum:{forum.pk}")
    thread = make_thread(forum, asker)
    say(thread, other)
    work()
    assert kinds_of(follower) == ["discussions.thread", "discussions.post"]
    assert kinds_of(asker) == ["discussions.reply"]
    assert kinds_of(other) == []
    (mail,) = mails_to(asker)
    assert mail.subject == "Re: Comment dire non ?"
    assert "Beat Zbinden vous répond dans" in mail.text
    assert "Oui, depuis deux ans." in mail.text


def test_who_is_answered_hears_it_as_an_answer_once(asker: User) -> None:
    thread, other = make_thread(make_forum(), asker), make_user()
    first = say(thread, other)
    say(thread, asker, reply_to=first)
    work()
    assert kinds_of(other) == ["discussions.reply"]


def test_who_is_called_and_follows_hears_it_once(asker: User) -> None:
    thread, other = make_thread(make_forum(), asker), make_user(name="Beat Zbinden")
    subscribe(user=other, subject=f"thread:{thread.pk}")
    say(thread, asker, "Qu’en dit @Beat Zbinden ?")
    work()
    assert kinds_of(other) == ["discussions.mention"]


def test_what_is_read_in_the_thread_is_no_news_any_more(client: Client, asker: User) -> None:
    thread = make_thread(make_forum(), asker)
    say(thread, make_user())
    for pk in Event.objects.values_list("pk", flat=True):
        spread(event_id=pk)
    assert unread(asker) == 1
    login(client, asker).get(f"/fr{thread.get_absolute_url()[3:]}")
    assert unread(asker) == 0
    assert tell_all() == 0


@pytest.mark.parametrize("shows", [False, True])
def test_a_circles_mail_quotes_only_where_the_circle_says_so(asker: User, shows: bool) -> None:
    circle = make_circle(asker, mail_shows_text=shows)
    other = make_user()
    CircleMember.objects.create(circle=circle, user=other)
    thread = make_thread(circle.forum, asker, title="Une grille pour nous")
    say(thread, other, "Un nom que personne ne doit lire")
    work()
    (mail,) = mails_to(asker)
    told = mail.subject + mail.text + mail.html
    assert ("personne ne doit lire" in told) is shows
    assert ("grille pour nous" in told) is shows
    assert ("Groupe" in told) is not shows


def test_who_left_the_circle_hears_nothing_more_by_any_door(client: Client, asker: User) -> None:
    circle = make_circle(asker, mail_shows_text=True)
    other = make_user()
    CircleMember.objects.create(circle=circle, user=other)
    thread = make_thread(circle.forum, asker)
    subscribe(user=other, subject=f"thread:{thread.pk}")
    say(thread, asker, "Avant le départ")
    for pk in Event.objects.filter(done_at=None).values_list("pk", flat=True):
        spread(event_id=pk)
    CircleMember.objects.filter(circle=circle, user=other).delete()
    say(thread, asker, "Après le départ")
    assert work() == 0
    assert mails_to(other) == []
    assert not may_follow(other.pk, f"thread:{thread.pk}")
    login(client, other)
    for address in ("/fr/messages/", "/fr/messages/following/"):
        page = client.get(address).text
        assert "départ" not in page
        assert thread.title not in page
    assert unread(other) == 0
    with pytest.raises(UnknownSubjectError):
        subscribe(user=other, subject=f"forum:{Circle.objects.get().forum.pk}")
