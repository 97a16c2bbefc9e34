"""What stands beside a post is looked at as the post is: its changes, its poll, its translations."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from exchange.discussions.models import Forum, Poll, Post, PostTranslation
from exchange.discussions.models.post import LONGEST_TEXT
from hub.accounts.models import User
from hub.accounts.roles import Role
from hub.moderation.models import BlockedWord
from tests import trees
from tests.exchange.discussions.talk import make_circle, make_thread

pytestmark = pytest.mark.django_db

PRIVATE = "Née le 12.3.1990, permis F."
CHANGED = {"language": "fr", "version": "1", "title": "Comment dire non ?"}
WAYS: dict[str, tuple[str, dict[str, str], str]] = {
    "a change": ("/fr/posts/{pk}/edit/", CHANGED, "text"),
    "a poll": ("/fr/posts/{pk}/poll/", {"options": "Oui\nNon", "closes_on": ""}, "question"),
    "an answer of a poll": ("/fr/posts/{pk}/poll/", {"question": "Quand ?"}, "options"),
    "a translation": ("/de/posts/{pk}/translate/", {}, "text"),
}


def send(client: Client, post: Post, way: str, words: str, **more: str) -> Any:
    address, body, field = WAYS[way]
    typed = f"Oui\n{words}" if field == "options" else words
    return client.post(address.format(pk=post.pk), body | {field: typed} | more)


def nothing_changed(post: Post) -> bool:
    text = Post.objects.get(pk=post.pk).text
    return text == post.text and not Poll.objects.exists() and not PostTranslation.objects.exists()


@pytest.fixture
def leader(nadia: User) -> User:
    nadia.give_role(Role.PROJECT_LEADER)
    return nadia


@pytest.mark.parametrize("way", WAYS)
def test_the_guard_asks_where_everybody_reads(client: Client, forum: Forum, leader: User, way: str) -> None:
    post = Post.objects.get(thread=make_thread(forum, leader))
    trees.log_in(client, leader)
    asked = send(client, post, way, PRIVATE)
    assert asked.status_code == 400
    assert "12.3.1990" in asked.content.decode()
    assert "privacy_checked" in asked.content.decode()
    assert nothing_changed(post)
    assert send(client, post, way, PRIVATE, privacy_checked="on").status_code == 302
    closed = Post.objects.get(thread=make_thread(make_circle(leader).forum, leader))
    assert send(client, closed, way, f"{PRIVATE} Merci.").status_code == 302, "in a circle nobody is asked"


@pytest.mark.parametrize("way", WAYS)
def test_words_that_have_no_place_have_none_there(client: Client, forum: Forum, leader: User, way: str) -> None:
    BlockedWord.objects.create(words="Quatschkopf", effect="refuse")
    post = Post.objects.get(thread=make_thread(forum, leader))
    trees.log_in(client, leader)
    refused = send(client, post, way, "Ce Quatschkopf")
    assert refused.status_code == 400
    assert "«Quatschkopf»" in refused.content.decode()
    assert nothing_changed(post)


def test_the_guard_looks_at_the_end_of_a_long_post_too(client: Client, forum: Forum, leader: User) -> None:
    trees.log_in(client, leader)
    text = f"{'mot ' * ((LONGEST_TEXT - 200) // 4)}\n\n{PRIVATE}"
    answer = client.post(f"/fr/forums/{forum.pk}/new/", {"title": "Long", "text": text, "language": "fr"})
    assert answer.status_code == 400
    assert "privacy_checked" in answer.content.decode()
