"""Every text is reached under every language's prefix, and says what it is written in."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from exchange.practices.models import PracticeIndexPage, PracticePage
from hub.accounts.roles import Role
from hub.pages.models import PageRecord
from tests import trees

pytestmark = pytest.mark.django_db


@pytest.fixture
def german(db: None) -> PracticePage:
    trees.make_tree()
    owner = trees.make_person("beat@example.org", "Beat Zbinden", Role.PROJECT_LEADER)
    return trees.make_practice(owner, language="de", slug="warteliste", title="Eine Warteliste", result="Kürzer.")


def test_a_text_without_translation_is_shown_in_its_own_language_and_labelled(
    client: Client, german: PracticePage
) -> None:
    html = client.get("/fr/pratiques/warteliste/").content.decode()
    assert '<html lang="fr"' in html
    assert '<h1 lang="de">Eine Warteliste</h1>' in html
    assert re.search(r'class="section-text prose" lang="de"', html)
    assert "translation-notice" in html
    assert 'rel="canonical" href="http://localhost:8000/de/praxis/warteliste/"' in html
    assert "hreflang" not in html.split("</head>")[0], "one language has no alternates"


def test_its_language_links_keep_the_reader_on_the_same_text(client: Client, german: PracticePage) -> None:
    html = client.get("/fr/pratiques/warteliste/").content.decode()
    for address in ("/de/praxis/warteliste/", "/it/pratiche/warteliste/", "/en/practices/warteliste/"):
        assert f'href="{address}"' in html
        assert client.get(address).status_code == 200
    italian = re.search(r'<a href="/it/pratiche/warteliste/"[^>]*>', html)
    assert italian
    assert "is-missing" in italian[0]


def test_a_foreign_address_leads_to_the_translation_once_there_is_one(client: Client, german: PracticePage) -> None:
    trees.make_practice(german.owner, language="fr", slug="liste", title="Une liste", translation_of=german)
    response = client.get("/fr/pratiques/warteliste/")
    assert (response.status_code, response["Location"]) == (302, "/fr/pratiques/liste/")
    head = client.get("/fr/pratiques/liste/").content.decode().split("</head>")[0]
    assert 'hreflang="de" href="http://localhost:8000/de/praxis/warteliste/"' in head
    assert 'hreflang="fr" href="http://localhost:8000/fr/pratiques/liste/"' in head
    assert 'hreflang="it"' not in head
    assert 'hreflang="x-default"' in head


def test_a_page_that_nobody_has_is_not_found(client: Client, german: PracticePage) -> None:
    assert client.get("/fr/pratiques/nirgends/").status_code == 404
    german.unpublish()
    assert client.get("/fr/pratiques/warteliste/").status_code == 404
    assert client.get("/de/praxis/warteliste/").status_code == 404


def test_the_reader_learns_that_a_translation_is_behind_or_a_machines(client: Client, german: PracticePage) -> None:
    french = trees.make_practice(german.owner, language="fr", slug="liste", translation_of=german)
    record = PageRecord.objects.filter(page_id=french.pk)
    assert "translation-notice" not in client.get("/fr/pratiques/liste/").content.decode()
    record.update(machine=True)
    html = client.get("/fr/pratiques/liste/").content.decode()
    assert "translation-notice" in html
    assert 'href="/de/praxis/warteliste/"' in html
    record.update(based_on_version=0, machine=False)
    assert "translation-notice" in client.get("/fr/pratiques/liste/").content.decode()


def test_translating_is_offered_to_who_may(client: Client, german: PracticePage) -> None:
    address = f"/fr/work/{german.pk}/translate/fr/"
    assert address not in client.get("/fr/pratiques/warteliste/").content.decode()
    mentor = trees.make_person("ruth@example.org", "Ruth", Role.MENTOR)
    assert address not in trees.log_in(client, mentor).get("/fr/pratiques/warteliste/").content.decode()
    leader = trees.make_person("claire@example.org", "Claire", Role.PROJECT_LEADER)
    assert address in trees.log_in(client, leader).get("/fr/pratiques/warteliste/").content.decode()


def test_the_menu_is_in_the_readers_language_with_the_place_marked(client: Client, german: PracticePage) -> None:
    html = client.get("/de/praxis/").content.decode()
    menu = html.split('class="main-nav"')[1].split("</nav>")[0]
    assert '<a href="/de/praxis/" aria-current="page">' in menu
    assert 'href="/de/themes/"' in menu


def test_a_list_keeps_its_filters_in_another_language_and_a_text_drops_what_it_ignores(
    client: Client, german: PracticePage
) -> None:
    assert 'href="/de/praxis/?theme=quality"' in client.get("/fr/pratiques/?theme=quality").content.decode()
    assert "utm" not in client.get("/de/praxis/warteliste/?utm=1").content.decode()


def test_what_is_kept_between_requests_gives_way_to_a_publication_at_once(
    client: Client,
    german: PracticePage,
    settings: Any,
    tmp_path: Path,
    django_capture_on_commit_callbacks: Any,
) -> None:
    settings.PAGECACHE = settings.PAGECACHE | {"generation": "file", "file": str(tmp_path / "generation")}
    assert ">Pratiques</a>" in client.get("/fr/").content.decode()
    index = PracticeIndexPage.objects.get(locale__language_code="fr")
    index.title = "Ce qui marche"
    with django_capture_on_commit_callbacks(execute=True):
        index.save_revision().publish()
    assert ">Ce qui marche</a>" in client.get("/fr/").content.decode()
