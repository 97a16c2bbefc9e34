"""Addresses of the platform that stand alone in a post."""

from __future__ import annotations

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from exchange.directory.models import Project
from exchange.discussions.models import Forum
from hub.accounts.models import User
from hub.accounts.roles import Role
from tests import trees
from tests.exchange.discussions.talk import make_circle, make_thread, say

pytestmark = pytest.mark.django_db


def cards(client: Client, address: str) -> list[str]:
    """What the cards on the page say: address, kind, language, title."""
    found = re.findall(r'<p class="link-card"><a href="([^"]+)">(.*?)</a></p>', client.get(address).content.decode())
    return [f"{url} {re.sub('<[^>]+>', '', words)}" for url, words in found]


def test_what_an_address_leads_to(client: Client, forum: Forum, nadia: User, settings: object) -> None:
    practice = trees.make_practice(nadia, slug="entretien")
    Project.objects.create(name="Tandem & Aare", slug="aare", cantons=["BE"])
    other = make_thread(forum, nadia, title="Wer ruft an?")
    text = "\n\n".join(
        [
            "http://localhost:8000/fr/pratiques/entretien/",
            f"http://localhost:8000/de/threads/{other.pk}/?page=1#post-1",
            "http://localhost:8000/it/projects/aare/",
            "Voir http://localhost:8000/it/projects/aare/ aussi",
            "[Aare](http://localhost:8000/it/projects/aare/)",
            "http://localhost:8000/fr/pratiques/nichts/",
            "https://example.org/fr/projects/aare/",
            "http://localhost:8000/fr/threads/999999/",
        ]
    )
    thread = make_thread(forum, nadia)
    say(thread=thread, user=nadia, text=text, language="fr")
    assert cards(client, f"/de/threads/{thread.pk}/") == [
        f"/de/praxis/entretien/ Praxisbeispiel {practice.title}",
        f"/de/threads/{other.pk}/ Diskussion Wer ruft an?",
        "/de/projects/aare/ Projekt Tandem &amp; Aare",
    ]
    with CaptureQueriesContext(connection) as few:
        client.get(f"/de/threads/{thread.pk}/")
    for _each in range(4):
        say(thread=thread, user=nadia, text=text, language="fr")
    client.get(f"/de/threads/{thread.pk}/")
    with CaptureQueriesContext(connection) as many:
        client.get(f"/de/threads/{thread.pk}/")
    assert len(many) <= len(few)
    trees.log_in(client, nadia)
    shown = client.post("/de/threads/preview/", {"text": "http://localhost:8000/it/projects/aare/"}).content.decode()
    assert "link-card" in shown


def test_a_card_tells_nobody_what_they_may_not_read(client: Client, forum: Forum, nadia: User) -> None:
    circle = make_circle(nadia)
    secret = make_thread(circle.forum, nadia, title="Entre nous")
    draft = trees.make_practice(nadia, slug="brouillon", live=False, title="Pas encore")
    thread = make_thread(forum, nadia)
    text = f"http://localhost:8000/fr/threads/{secret.pk}/\n\nhttp://localhost:8000/fr/pratiques/{draft.slug}/"
    say(thread=thread, user=nadia, text=text, language="fr")
    stranger = Client()
    trees.log_in(stranger, trees.make_person("st@example.org", "Stella Fremd", Role.MEMBER))
    for reader in (client, stranger):
        page = reader.get(f"/fr/threads/{thread.pk}/").content.decode()
        assert "link-card" not in page
        assert "Entre nous" not in page
        assert "Pas encore" not in page
    trees.log_in(client, nadia)
    assert cards(client, f"/fr/threads/{thread.pk}/") == [f"/fr/threads/{secret.pk}/ Discussion Entre nous"]
