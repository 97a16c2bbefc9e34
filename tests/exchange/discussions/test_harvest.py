"""A thread becomes the draft of a practice, and whoever said it is named, unless they would rather not."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from exchange.discussions.models import Forum, Harvest, Thread
from exchange.discussions.services.circles import admit
from exchange.discussions.services.react import mark_answer
from exchange.practices.models import PracticePage
from hub.accounts.models import User
from hub.accounts.roles import Role
from hub.contributions.models import Credit
from hub.notifications.models import OutgoingMail
from tests import trees
from tests.exchange.discussions.talk import make_circle, make_forum, make_thread, say

pytestmark = pytest.mark.django_db


@pytest.fixture
def claire(db: None) -> User:
    trees.make_tree()
    return trees.make_person("claire@example.org", "Claire Rochat", Role.MEMBER, Role.PROJECT_LEADER)


@pytest.fixture
def beat(claire: User) -> User:
    return trees.make_person("beat@example.org", "Beat Zbinden", Role.MEMBER)


@pytest.fixture
def forum(claire: User) -> Forum:
    return make_forum()


def answered(forum: Forum, claire: User, beat: User) -> Thread:
    """A question of Claire's that Beat answered in German, quoting her."""
    thread = make_thread(forum, claire, title="Qui appelle quand un tandem s’arrête ?")
    text = "> Une **vraie** question.\n\nBei uns ruft eine ehemalige Mentorin an."
    post = say(thread=thread, user=beat, text=text, language="de")
    say(thread=thread, user=beat, text="Und noch etwas anderes.", language="de")
    mark_answer(thread=thread, user=claire, post=post)
    thread.refresh_from_db()
    return thread


def form(thread: Thread, **sections: str) -> dict[str, Any]:
    """The form as it is sent: `first="situation"` by the number of the post in words."""
    numbers = {"first": 1, "second": 2, "third": 3}
    keys = dict(thread.posts.values_list("number", "pk"))
    return {
        "title": "Une personne relais appelle",
        "language": "fr",
        "key": str(uuid4()),
        **{f"post-{keys[numbers[name]]}": section for name, section in sections.items()},
    }


def test_a_thread_becomes_a_draft_with_question_and_answer_in_their_places(
    client: Client, forum: Forum, claire: User, beat: User
) -> None:
    thread = answered(forum, claire, beat)
    trees.log_in(client, claire)
    address = f"/fr/threads/{thread.pk}/harvest/?kind=practice"
    assert address in client.get(f"/fr/threads/{thread.pk}/").content.decode()
    page = client.get(address).content.decode()
    assert page.count('<option value="situation" selected>') == 1
    assert page.count('<option value="actions" selected>') == 1

    sent = form(thread, first="situation", second="actions")
    reply = client.post(address, sent)
    practice = PracticePage.objects.get()
    assert reply.headers["Location"] == f"/fr/work/{practice.pk}/edit/"
    client.post(address, sent)
    draft = PracticePage.objects.get().get_latest_revision_as_object()
    assert draft.owner == claire
    assert not draft.live
    assert draft.situation == "Une **vraie** question."
    assert draft.actions == "*(en allemand, à traduire)*\n\nBei uns ruft eine ehemalige Mentorin an."
    assert "Und noch etwas" not in "".join(getattr(draft, name) for name in PracticePage.section_names)
    assert list(Credit.objects.values_list("user", flat=True)) == [beat.pk]
    mail = OutgoingMail.objects.get(to=beat.email, dedupe_key__startswith="credit:")
    assert "Une personne relais appelle" in mail.subject
    assert Harvest.objects.filter(thread=thread, page_key=practice.translation_key).count() == 1


def test_the_page_names_them_and_thread_and_page_lead_to_each_other(
    client: Client, forum: Forum, claire: User, beat: User
) -> None:
    thread = answered(forum, claire, beat)
    trees.log_in(client, claire)
    client.post(f"/fr/threads/{thread.pk}/harvest/", form(thread, second="actions"))
    visitor = Client()
    assert "né de cette discussion" not in visitor.get(f"/fr/threads/{thread.pk}/").content.decode()
    practice = PracticePage.objects.get()
    practice.save_revision().publish()
    practice.refresh_from_db()
    public = visitor.get(practice.get_url()).content.decode()
    assert "Beat Zbinden" in public
    assert f'href="/fr/threads/{thread.pk}/"' in public
    assert "Cette page en est née" in public
    assert practice.get_url() in visitor.get(f"/fr/threads/{thread.pk}/").content.decode()

    credit = Credit.objects.get()
    assert Client().get(f"/fr/work/credits/{credit.pk}/").status_code == 302
    assert client.post(f"/fr/work/credits/{credit.pk}/").status_code == 404
    theirs = Client()
    trees.log_in(theirs, beat)
    assert "Une personne relais appelle" in theirs.get(f"/fr/work/credits/{credit.pk}/").content.decode()
    theirs.post(f"/fr/work/credits/{credit.pk}/")
    assert "Beat Zbinden" not in visitor.get(practice.get_url()).content.decode()
    theirs.post(f"/fr/work/credits/{credit.pk}/", {"name": "1"})
    assert "Beat Zbinden" in visitor.get(practice.get_url()).content.decode()


def test_what_is_wrong_is_said_and_nothing_is_begun(client: Client, forum: Forum, claire: User, beat: User) -> None:
    thread = answered(forum, claire, beat)
    trees.log_in(client, claire)
    address = f"/fr/threads/{thread.pk}/harvest/"
    empty = client.post(address, form(thread) | {"title": ""})
    assert empty.status_code == 400
    assert "Choisissez au moins un message." in empty.content.decode()
    assert 'name="title" value=""' not in empty.content.decode()
    assert client.post(address, form(thread, second="contact")).status_code == 400
    assert not PracticePage.objects.exists()
    trees.log_in(client, beat)
    assert client.get(address).status_code == 403
    assert client.post(address, form(thread, second="actions")).status_code == 403
    assert not PracticePage.objects.exists()
    assert Client().get(address).status_code == 302


def test_from_a_circle_people_take_only_what_they_said(client: Client, claire: User, beat: User) -> None:
    circle = make_circle(claire)
    admit(circle=circle, user=beat)
    thread = answered(circle.forum, claire, beat)
    trees.log_in(client, claire)
    address = f"/fr/threads/{thread.pk}/harvest/"
    page = client.get(address).content.decode()
    assert "Une <strong>vraie</strong> question." in page
    assert "Mentorin" not in page
    assert client.post(address, form(thread, second="actions")).status_code == 400
    assert not PracticePage.objects.exists()
    client.post(address, form(thread, first="situation"))
    practice = PracticePage.objects.get()
    practice.save_revision().publish()
    practice.refresh_from_db()
    assert not Credit.objects.exists()
    # That there was such a thread in the circle does not leave it either.
    assert thread.title not in Client().get(practice.get_url()).content.decode()
    outsider = trees.make_person("o@example.org", "Olga Out", Role.MEMBER, Role.PROJECT_LEADER)
    trees.log_in(client, outsider)
    assert client.get(address).status_code == 404


def test_a_hidden_post_is_not_for_the_taking(client: Client, forum: Forum, claire: User, beat: User) -> None:
    from exchange.discussions.moderation import hide

    thread = answered(forum, claire, beat)
    hide(thread.posts.get(number=2).pk, "Trop.", None)
    trees.log_in(client, claire)
    address = f"/fr/threads/{thread.pk}/harvest/"
    assert "Mentorin" not in client.get(address).content.decode()
    assert client.post(address, form(thread, second="actions")).status_code == 400


def test_a_thread_says_what_it_is_about(client: Client, claire: User) -> None:
    practice = trees.make_practice(owner=claire)
    thread = make_thread(make_forum(), claire, about=f"page:{practice.translation_key}")
    page = client.get(f"/de/threads/{thread.pk}/").content.decode()
    assert practice.title in page
    practice.unpublish()
    assert practice.title not in client.get(f"/de/threads/{thread.pk}/").content.decode()


@pytest.mark.once
def test_what_is_said_of_a_page_is_found_by_an_index(claire: User) -> None:
    if connection.vendor != "sqlite":
        pytest.skip("other databases read a table so small as a whole")
    practice = trees.make_practice(owner=claire)
    make_thread(make_forum(), claire, about=f"page:{practice.translation_key}")
    with CaptureQueriesContext(connection) as queries:
        Client().get(practice.get_url())
    (asked,) = [query["sql"] for query in queries if "discussions_harvest" in query["sql"]]
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN QUERY PLAN {asked}")
        assert "thread_about" in str(cursor.fetchall())
