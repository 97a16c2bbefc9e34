"""While somebody writes, and the ways that lead to asking."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.test import Client

from exchange.directory.models import Project
from exchange.discussions.models import Forum, PostDraft, Thread
from hub.accounts.models import User
from hub.accounts.roles import Role
from tests import trees
from tests.exchange.discussions.talk import make_circle, make_thread

pytestmark = pytest.mark.django_db


def test_a_draft_outlives_the_session_and_is_sent_once(client: Client, forum: Forum, nadia: User) -> None:
    thread, key = make_thread(forum, nadia), str(uuid4())
    trees.log_in(client, nadia)
    said = {"place": f"thread:{thread.pk}", "text": "À moitié\x00 écrit", "language": "de", "key": key}
    assert client.post("/fr/threads/draft/", said).json()["kept"]
    client.logout()
    assert client.post("/fr/threads/draft/", said).status_code == 302
    trees.log_in(client, nadia)
    page = client.get(f"/fr/threads/{thread.pk}/").content.decode()
    assert "À moitié écrit" in page
    assert key in page
    assert "À moitié écrit" in client.get(f"/fr/threads/{thread.pk}/reply/").content.decode()
    leo = trees.make_person("leo@example.org", "Leo Brand", Role.MEMBER)
    assert client.post(f"/fr/threads/{thread.pk}/reply/", said).status_code == 302
    assert not PostDraft.objects.exists()
    assert not client.post("/fr/threads/draft/", said).json()["kept"]
    trees.log_in(client, leo)
    assert "À moitié" not in client.get(f"/fr/threads/{thread.pk}/reply/").content.decode()


def test_what_is_no_place_or_too_long_is_refused(client: Client, nadia: User) -> None:
    trees.log_in(client, nadia)
    for place in ("", "thread:x", "page:1", "thread:0", "thread:" + "9" * 30):
        assert client.post("/fr/threads/draft/", {"place": place, "text": "x"}).status_code == 400
    assert client.post("/fr/threads/draft/", {"place": "thread:1", "text": "x" * 1_000_000}).status_code == 413
    assert not PostDraft.objects.exists()


def test_one_looks_before_publishing_without_a_script(client: Client, forum: Forum, nadia: User) -> None:
    trees.log_in(client, nadia)
    said = {"title": "Un titre", "text": "**Gras** <script>x</script>", "language": "fr", "look": "1"}
    page = client.post(f"/fr/forums/{forum.pk}/new/", said)
    assert page.status_code == 200
    assert "<strong>Gras</strong> &lt;script&gt;" in page.content.decode()
    assert not Thread.objects.exists()
    assert "**Gras**" in client.get(f"/fr/forums/{forum.pk}/new/").content.decode()
    fragment = client.post("/fr/threads/preview/", {"text": "[x](javascript:alert(1)) *y*"}).content.decode()
    assert "<em>y</em>" in fragment
    assert "href" not in fragment


def test_who_finds_nothing_asks_and_what_is_asked_stands_there(client: Client, forum: Forum, nadia: User) -> None:
    project = Project.objects.create(name="Aare", slug="aare", cantons=["BE"])
    practice = trees.make_practice(nadia)
    places = {
        f"project:{project.pk}": "/fr/projects/aare/",
        f"page:{practice.translation_key}": f"/fr/pratiques/{practice.slug}/",
    }
    circle = make_circle(nadia)
    trees.log_in(client, nadia)
    for number, (about, address) in enumerate(places.items()):
        ask = client.get("/fr/threads/ask/", {"about": about, "title": "Combien d’heures ?"}).content.decode()
        assert f"/fr/forums/{forum.pk}/new/?title=Combien" in ask
        assert "ask/?about=" in client.get(address).content.decode()
        form = client.get(f"/fr/forums/{forum.pk}/new/", {"about": about, "title": "Combien d’heures ?"})
        assert about in form.content.decode()
        make_thread(forum, nadia, title=f"Combien {number} ?", about=about)
        make_thread(circle.forum, nadia, title="Entre nous", about=about)
        page = client.get(address).content.decode()
        assert f"Combien {number} ?" in page
        assert "Entre nous" not in page
    assert "Combien 0 ?" in client.get("/fr/themes/quality/").content.decode()
    nonsense = client.get("/fr/threads/ask/", {"about": "<script>About"}).content.decode()
    assert "<script>About" not in nonsense
    assert "new/?about=" not in nonsense
