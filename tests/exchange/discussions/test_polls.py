"""A question with answers to choose from, under a post."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from exchange.discussions.blocks import block_ids
from exchange.discussions.departures import leave_discussions
from exchange.discussions.exports import discussions
from exchange.discussions.models import Poll, PollOption, Post, Thread
from exchange.discussions.search_documents import documents
from exchange.discussions.services.poll import vote
from hub.accounts.models import User
from hub.accounts.roles import Role
from tests import trees
from tests.exchange.discussions.talk import make_circle, make_forum, make_thread, say

pytestmark = pytest.mark.django_db

ASKED = {"question": "Quand nous voir ?", "options": "Lundi soir\nMardi midi\n\nSamedi matin", "closes_on": ""}


@pytest.fixture
def post(nadia: User) -> Post:
    return Post.objects.get(thread=make_thread(make_forum(), nadia))


def ask(client: Client, post: Post, **fields: str) -> Poll:
    assert client.post(f"/fr/posts/{post.pk}/poll/", ASKED | fields).status_code == 302
    return Poll.objects.get(post=post)


def page_of(client: Client, post: Post) -> str:
    return client.get(f"/fr/threads/{post.thread_id}/").content.decode()


def keys(poll: Poll) -> list[int]:
    return list(poll.options.values_list("pk", flat=True))


def test_people_choose_and_then_see_what_others_chose(client: Client, nadia: User, post: Post) -> None:
    trees.log_in(client, nadia)
    poll = ask(client, post)
    leo = trees.make_person("leo@example.org", "Leo Brand", Role.MEMBER)
    visitor = Client()
    assert "Se connecter pour voter" in page_of(visitor, post)
    here = Client()
    trees.log_in(here, leo)
    before = page_of(here, post)
    assert "Mardi midi" in before
    assert "poll-share" not in before
    monday, tuesday, _saturday = keys(poll)
    here.post(f"/fr/posts/{post.pk}/poll/vote/", {"option": [tuesday]})
    client.post(f"/fr/posts/{post.pk}/poll/vote/", {"option": [tuesday]})
    after = page_of(here, post)
    assert "100&nbsp;%" in after
    assert "2 personnes ont voté" in after
    assert "votre choix" in after
    assert "2 personnes ont voté" in page_of(visitor, post), "the cached page is renewed"
    here.post(f"/fr/posts/{post.pk}/poll/vote/", {"option": [monday]})
    assert list(poll.options.values_list("votes", flat=True)) == [1, 1, 0]
    here.post(f"/fr/posts/{post.pk}/poll/vote/", {"back": "1"})
    assert list(poll.options.values_list("votes", flat=True)) == [0, 1, 0]
    assert "poll-share" not in page_of(here, post)
    client.post(f"/fr/posts/{post.pk}/poll/end/")
    closed = here.post(f"/fr/posts/{post.pk}/poll/vote/", {"option": [monday]}, follow=True).content.decode()
    assert "il ne prend plus de voix" in closed
    assert "Sondage clos" in closed
    assert Poll.objects.get().voters == 1


def test_several_answers_only_where_the_poll_takes_them(client: Client, nadia: User, post: Post) -> None:
    trees.log_in(client, nadia)
    poll = ask(client, post)
    refused = client.post(f"/fr/posts/{post.pk}/poll/vote/", {"option": keys(poll)[:2]}, follow=True)
    assert "ne prend qu’une réponse" in refused.content.decode()
    ask(client, post, several="on")
    poll = Poll.objects.get()
    client.post(f"/fr/posts/{post.pk}/poll/vote/", {"option": [*keys(poll)[:2], "9" * 18, "x", ""]})
    forged = client.post(f"/fr/posts/{post.pk}/poll/vote/", {"option": ["9" * 18]}, follow=True)
    assert "n’est plus dans le sondage" in forged.content.decode()
    assert list(poll.options.values_list("votes", flat=True)) == [1, 1, 0]
    assert Poll.objects.get().voters == 1
    changed = client.post(f"/fr/posts/{post.pk}/poll/", ASKED | {"several": "on", "options": "Oui\nNon"})
    assert changed.status_code == 400
    assert "Des personnes ont déjà voté" in changed.content.decode()
    assert "Oui\nNon" in changed.content.decode()
    day = (timezone.localdate() + timedelta(days=3)).isoformat()
    ask(client, post, several="on", closes_on=day)
    assert Poll.objects.get().closes_at is not None
    assert Poll.objects.get().voters == 1


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"question": "  "}, "Écrivez la question."),
        ({"question": "x" * 201}, "La question est trop longue"),
        ({"options": "Seule"}, "Donnez de 2 à 12 réponses"),
        ({"options": "\n".join(map(str, range(13)))}, "Donnez de 2 à 12 réponses"),
        ({"options": "Oui\noui"}, "Deux réponses sont les mêmes."),
        ({"options": "Oui\n" + "n" * 121}, "Une réponse est trop longue"),
        ({"closes_on": "2001-01-01"}, "Choisissez un jour entre aujourd’hui et dans un an."),
        ({"closes_on": "demain"}, "Cette date ne se lit pas."),
    ],
)
def test_what_cannot_be_asked_is_said_and_stays_typed(
    client: Client, nadia: User, post: Post, typed: dict[str, str], said: str
) -> None:
    trees.log_in(client, nadia)
    answer = client.post(f"/fr/posts/{post.pk}/poll/", ASKED | typed)
    assert answer.status_code == 400
    assert said in answer.content.decode()
    assert "Samedi matin" in answer.content.decode() or "options" in typed
    assert not Poll.objects.exists()


def test_a_poll_is_its_posts(client: Client, nadia: User) -> None:
    circle = make_circle(nadia)
    thread = make_thread(circle.forum, nadia)
    post = Post.objects.get(thread=thread)
    trees.log_in(client, nadia)
    poll = ask(client, post)
    leo = trees.make_person("leo@example.org", "Leo Brand", Role.MEMBER, Role.EDITOR)
    here = Client()
    trees.log_in(here, leo)
    for door in ("", "vote/", "end/"):
        assert here.post(f"/fr/posts/{post.pk}/poll/{door}", ASKED | {"option": keys(poll)[0]}).status_code == 404
    (document,) = documents(block_ids(Thread.objects.get(pk=thread.pk)))
    assert "Samedi matin" in document.sections[1].text
    assert document.access == (f"circle:{circle.pk}",)
    client.post(f"/fr/posts/{post.pk}/delete/")
    assert not PollOption.objects.exists()


def test_only_its_author_asks_and_moderators_end(client: Client, nadia: User, post: Post) -> None:
    trees.log_in(client, nadia)
    poll = ask(client, post)
    leo = trees.make_person("leo@example.org", "Leo Brand", Role.MEMBER)
    here = Client()
    trees.log_in(here, leo)
    here.post(f"/fr/posts/{post.pk}/poll/", ASKED | {"question": "Autre chose ?"})
    here.post(f"/fr/posts/{post.pk}/poll/end/", {"drop": "1"})
    poll.refresh_from_db()
    assert poll.question == "Quand nous voir ?"
    assert not poll.is_closed
    editor = trees.make_person("ed@example.org", "Edith Editor", Role.MEMBER, Role.EDITOR)
    trees.log_in(here, editor)
    assert "Clore le sondage" in page_of(here, post)
    here.post(f"/fr/posts/{post.pk}/poll/end/")
    assert Poll.objects.get().is_closed
    client.post(f"/fr/posts/{post.pk}/poll/end/", {"drop": "1"})
    assert not Poll.objects.exists()


def test_a_vote_is_told_to_its_person_only_and_goes_with_them(client: Client, nadia: User, post: Post) -> None:
    trees.log_in(client, nadia)
    poll = ask(client, post)
    leo = trees.make_person("leo@example.org", "Leo Brand", Role.MEMBER)
    vote(poll=poll, user=leo, options=keys(poll)[:1])
    assert "Lundi soir" in json.dumps(discussions(leo).data)
    assert "Lundi soir" not in json.dumps(discussions(nadia).data)
    assert "Leo Brand" not in page_of(client, post)
    leave_discussions(leo)
    assert list(poll.options.values_list("votes", flat=True)) == [0, 0, 0]
    assert Poll.objects.get().voters == 0


def test_polls_cost_a_page_the_same_however_many(client: Client, nadia: User, post: Post) -> None:
    trees.log_in(client, nadia)
    ask(client, post)
    page_of(client, post)
    with CaptureQueriesContext(connection) as one:
        page_of(client, post)
    for _each in range(3):
        ask(client, say(thread=post.thread, user=nadia, text="Et encore ?", language="fr"))
    page_of(client, post)
    with CaptureQueriesContext(connection) as many:
        page_of(client, post)
    assert len(many) == len(one)
