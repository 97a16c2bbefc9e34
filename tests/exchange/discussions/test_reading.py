"""How far somebody has read, and lists that go on without counting."""

from __future__ import annotations

import pytest
from django.test import Client

from exchange.discussions.models import Forum, Thread
from exchange.discussions.queries.listing import cursor_of, thread_page
from exchange.discussions.queries.unread import unread_counts, unread_in
from hub.accounts.models import User
from hub.accounts.roles import Role
from tests import trees
from tests.exchange.discussions.talk import make_forum, make_thread, say

pytestmark = pytest.mark.django_db


@pytest.fixture
def people(db: None) -> tuple[User, User]:
    trees.make_tree()
    nadia = trees.make_person("nadia@example.org", "Nadia Keller", Role.MEMBER)
    return nadia, trees.make_person("leo@example.org", "Leo Brand", Role.MEMBER)


@pytest.fixture
def forum(people: tuple[User, User]) -> Forum:
    return make_forum()


def test_what_is_new_is_counted_and_jumped_to(client: Client, forum: Forum, people: tuple[User, User]) -> None:
    nadia, leo = people
    thread = make_thread(forum, nadia)
    trees.log_in(client, leo)
    assert "1 nouveau" in client.get("/fr/discussions/forum/").content.decode()
    assert "1 nouveau" in client.get("/fr/discussions/").content.decode()
    client.get(f"/fr/threads/{thread.pk}/")
    assert "nouveau" not in client.get("/fr/discussions/forum/").content.decode()
    for number in range(25):
        say(thread=thread, user=nadia, text=f"Mot {number}", language="fr")
    assert "25 nouveaux" in client.get("/fr/discussions/forum/").content.decode()
    assert client.get(f"/fr/threads/{thread.pk}/unread/")["Location"] == f"/fr/threads/{thread.pk}/#post-2"
    assert 'id="new"' in client.get(f"/fr/threads/{thread.pk}/").content.decode()
    thread.refresh_from_db()
    assert unread_in(leo, [thread])[thread.pk].count == 6
    client.post(f"/fr/posts/{thread.posts.get(number=5).pk}/unread/")
    assert unread_in(leo, [thread])[thread.pk].first == 5
    client.post(f"/fr/forums/{forum.pk}/read/")
    assert unread_in(leo, [thread]) == {}
    assert unread_counts(leo, [forum.pk]) == {}
    say(thread=thread, user=nadia, text="Et encore", language="fr")
    thread.refresh_from_db()
    assert unread_in(leo, [thread])[thread.pk].first == 27
    assert unread_counts(leo, [forum.pk]) == {forum.pk: 1}


def test_nobody_has_to_read_what_they_wrote_but_what_came_between(forum: Forum, people: tuple[User, User]) -> None:
    nadia, leo = people
    thread = make_thread(forum, nadia)
    assert unread_in(nadia, [thread]) == {}
    say(thread=thread, user=leo, text="Un mot", language="fr")
    say(thread=thread, user=nadia, text="Merci", language="fr")
    thread.refresh_from_db()
    assert unread_in(nadia, [thread])[thread.pk].first == 2


def test_pages_of_a_list_join_without_gap_or_overlap(forum: Forum, people: tuple[User, User]) -> None:
    nadia, _leo = people
    made = [make_thread(forum, nadia, title=f"Fil {number}").pk for number in range(7)]
    # Written in the same instant: the key decides.
    Thread.objects.update(last_post_at=Thread.objects.latest("pk").last_post_at)
    every, seen, before = Thread.objects.filter(forum=forum), [], ""
    for _page in range(3):
        page = thread_page(every, nadia, "fr", before=before, size=3)
        seen += [row.thread.pk for row in page.rows]
        before = page.older
    assert seen == made[::-1]
    assert before == ""
    last = Thread.objects.get(pk=made[0])
    back = thread_page(every, nadia, "fr", after=cursor_of(last), size=3)
    assert [row.thread.pk for row in back.rows] == made[3:0:-1]
    assert back.newer
    assert back.older


def test_a_place_typed_by_hand_is_the_beginning(client: Client, forum: Forum, people: tuple[User, User]) -> None:
    make_thread(forum, people[0])
    for wrong in ("x", "1-", "-1", "9" * 30 + "-1", "²-1", "253402300800000000-1", "1-" + "9" * 30, "\x00"):
        page = client.get("/fr/discussions/forum/", {"before": wrong})
        assert page.status_code == 200
        assert "Comment dire non" in page.content.decode()
    assert "Comment dire non" in client.get("/fr/discussions/forum/?show=waiting").content.decode()
