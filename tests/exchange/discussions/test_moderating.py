"""Useful, answers, and what moderators do with threads and posts."""

from __future__ import annotations

import json

import pytest
from django.test import Client

from exchange.discussions import moderation
from exchange.discussions.blocks import block_ids
from exchange.discussions.models import Forum, Post, Thread, ThreadMark, Useful
from exchange.discussions.search_documents import documents
from exchange.discussions.services.moderate import merge, move, split
from exchange.discussions.services.react import set_useful
from exchange.discussions.services.say import open_thread
from hub.accounts.models import User
from hub.accounts.roles import Role
from hub.accounts.services.delete_account import delete_account
from hub.moderation.models import Case, TrailEntry
from hub.portability.registry import parts
from tests import trees
from tests.exchange.discussions.talk import make_circle, make_thread, say

pytestmark = pytest.mark.django_db


@pytest.fixture
def leo(nadia: User) -> User:
    return trees.make_person("leo@example.org", "Leo Brand", Role.MEMBER)


@pytest.fixture
def editor(nadia: User) -> User:
    return trees.make_person("editor@example.org", "Edith Or", Role.MEMBER, Role.EDITOR)


def test_others_find_a_post_useful_once_and_the_asker_marks_the_answer(
    client: Client, forum: Forum, nadia: User, leo: User
) -> None:
    thread = make_thread(forum, nadia)
    post = say(thread=thread, user=leo, text="Dites-le tôt.", language="fr")
    trees.log_in(client, leo)
    client.post(f"/fr/posts/{post.pk}/useful/")
    client.post(f"/fr/posts/{post.pk}/answer/")
    assert not Useful.objects.exists()
    assert not Thread.objects.filter(answer=post).exists()
    trees.log_in(client, nadia)
    for _again in range(2):
        client.post(f"/fr/posts/{post.pk}/useful/")
    client.post(f"/fr/posts/{post.pk}/answer/")
    page = client.get(f"/fr/threads/{thread.pk}/").content.decode()
    assert "Utile (1)" in page
    assert "La réponse" in page
    assert "Répondu" in client.get("/fr/discussions/forum/").content.decode()
    client.post(f"/fr/posts/{post.pk}/useful/", {"back": "1"})
    client.post(f"/fr/posts/{post.pk}/answer/", {"back": "1"})
    page = client.get(f"/fr/threads/{thread.pk}/").content.decode()
    assert "Utile (1)" not in page
    assert "Attend une réponse" in page


def test_moderators_keep_a_thread_and_the_trail_knows(client: Client, forum: Forum, nadia: User, editor: User) -> None:
    thread = make_thread(forum, nadia)
    trees.log_in(client, nadia)
    assert client.get(f"/fr/threads/{thread.pk}/moderate/").status_code == 403
    trees.log_in(client, editor)
    address = f"/fr/threads/{thread.pk}/moderate/"
    assert client.get(address).status_code == 200
    for form in ({"deed": "pin"}, {"deed": "close"}, {"deed": "summary", "text": "**En bref**"}):
        assert client.post(address, form).status_code == 302
    page = client.get(f"/fr/threads/{thread.pk}/").content.decode()
    assert "<strong>En bref</strong>" in page
    assert "Fermé" in page
    assert client.post(address, {"deed": "nothing"}).status_code == 400
    assert client.post(address, {"deed": "merge", "into": "nowhere"}).status_code == 400
    deeds = set(TrailEntry.objects.values_list("deed", flat=True))
    assert deeds == {"pin_thread", "close_thread", "sum_up_thread"}


def test_a_moved_thread_is_under_the_rules_of_its_new_place(forum: Forum, nadia: User, leo: User, editor: User) -> None:
    circle = make_circle(editor)
    thread = make_thread(forum, nadia)
    say(thread=thread, user=leo, text="Oui", language="fr")
    move(thread=thread, user=editor, forum=circle.forum)
    thread.refresh_from_db()
    assert [document.access for document in documents(block_ids(thread))] == [(f"circle:{circle.pk}",)]
    forum.refresh_from_db()
    circle.forum.refresh_from_db()
    assert (forum.threads, forum.posts, circle.forum.threads, circle.forum.posts) == (0, 0, 1, 2)


def test_merged_and_split_threads_keep_every_link(client: Client, forum: Forum, nadia: User, editor: User) -> None:
    one, two = make_thread(forum, nadia, title="Un"), make_thread(forum, nadia, title="Deux")
    kept = [say(thread=two, user=nadia, text=f"Mot {number}", language="fr") for number in range(3)]
    merge(thread=two, user=editor, into=one)
    assert client.get(f"/fr/threads/{two.pk}/")["Location"] == f"/fr/threads/{one.pk}/"
    assert client.get(f"/fr/posts/{kept[0].pk}/")["Location"] == f"/fr/threads/{one.pk}/#post-3"
    one.refresh_from_db()
    assert list(one.posts.values_list("number", flat=True)) == [1, 2, 3, 4, 5]
    ThreadMark.objects.filter(user=nadia, thread=one).update(number=4)
    made = split(thread=one, user=editor, posts=[kept[0].pk, kept[2].pk], title="Autre chose")
    one.refresh_from_db()
    assert list(made.posts.values_list("number", "text")) == [(1, "Mot 0"), (2, "Mot 2")]
    assert list(one.posts.values_list("number", flat=True)) == [1, 2, 3]
    assert (one.last_number, made.last_number) == (3, 2)
    assert ThreadMark.objects.get(user=nadia, thread=one).number == 3
    forum.refresh_from_db()
    assert (forum.threads, forum.posts) == (2, 5)
    assert "Autre chose" in client.get(f"/fr/posts/{kept[2].pk}/", follow=True).content.decode()


def test_first_posts_wait_for_a_moderator(client: Client, forum: Forum, leo: User, editor: User) -> None:
    thread = open_thread(forum=forum, user=leo, title="Bonjour à vous", text="Je suis nouveau ici.", language="fr")
    post = thread.posts.get()
    assert post.held
    assert Case.objects.get().object_id == post.pk
    assert client.get(f"/fr/threads/{thread.pk}/").status_code == 302
    assert "Bonjour à vous" not in client.get("/fr/discussions/").content.decode()
    assert "Bonjour" not in client.get("/fr/threads/feed.atom").content.decode()
    assert list(documents(block_ids(thread))) == []
    for reader in (leo, editor):
        trees.log_in(client, reader)
        assert "attend la modération" in client.get(f"/fr/threads/{thread.pk}/").content.decode()
    moderation.restore(post.pk, editor)
    client.logout()
    assert "Je suis nouveau ici." in client.get(f"/fr/threads/{thread.pk}/").content.decode()


def test_a_hidden_post_is_read_by_its_author_with_the_reason(
    client: Client, forum: Forum, nadia: User, leo: User, editor: User
) -> None:
    thread = make_thread(forum, nadia)
    post = say(thread=thread, user=leo, text="Une insulte.", language="fr")
    moderation.hide(post.pk, "Restons polis.", editor)
    assert moderation.show([post.pk])[post.pk].hidden
    for who, sees in ((None, False), (nadia, False), (leo, True), (editor, True)):
        if who:
            trees.log_in(client, who)
        page = client.get(f"/fr/threads/{thread.pk}/").content.decode()
        assert ("Une insulte." in page, "Restons polis." in page) == (sees, sees)
    assert "insulte" not in str(list(documents(block_ids(thread))))
    moderation.restore(post.pk, editor)
    client.logout()
    assert "Une insulte." in client.get(f"/fr/threads/{thread.pk}/").content.decode()


def test_feeds_hold_what_everybody_reads(client: Client, forum: Forum, nadia: User) -> None:
    circle = make_circle(nadia)
    secret, thread = make_thread(circle.forum, nadia, title="Entre nous"), make_thread(forum, nadia)
    for address in ("/de/threads/feed.atom", f"/fr/forums/{forum.pk}/feed.atom", f"/fr/threads/{thread.pk}/feed.atom"):
        feed = client.get(address).content.decode()
        assert 'xml:lang="fr"' in feed
        assert "Entre nous" not in feed
    trees.log_in(client, nadia)
    for address in (f"/fr/forums/{circle.forum.pk}/feed.atom", f"/fr/threads/{secret.pk}/feed.atom"):
        assert client.get(address).status_code == 404


def test_who_leaves_takes_along_what_they_said_and_leaves_it_without_a_name(
    client: Client, forum: Forum, nadia: User, leo: User
) -> None:
    thread = make_thread(forum, nadia)
    post = say(thread=thread, user=leo, text="Un bon mot.", language="fr")
    set_useful(post=post, user=nadia, useful=True)
    told = json.dumps(dict(parts(nadia))["discussions"].data)
    assert "vraie" in told
    assert "Un bon mot" not in told
    delete_account(user=nadia)
    page = client.get(f"/fr/threads/{thread.pk}/").content.decode()
    assert "Nadia Keller" not in page
    assert "vraie" in page
    assert Post.objects.get(pk=post.pk).useful == 0
