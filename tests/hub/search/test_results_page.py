"""The page of results and the suggestions, as a browser gets them."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from hub.search.models import Synonym
from hub.search.results import NEWEST
from tests.factories import login, make_user
from tests.hub.search.shelf import Shelf, shelf

__all__ = ["shelf"]


@pytest.fixture(autouse=True)
def words_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the model: what is shown is looked at here, not how it was found."""
    monkeypatch.setattr("hub.search.meaning._broken", "left out in this test")


def page(client: Client, query: str, language: str = "fr") -> str:
    reply = client.get(f"/{language}/search/{query}")
    assert reply.status_code == 200
    return reply.content.decode()


def test_the_box_of_every_page_leads_to_the_results(client: Client, db: None) -> None:
    assert 'action="/de/search/"' in client.get("/de/accounts/login/").content.decode()


def test_shows_title_passage_and_language_and_marks_the_words(client: Client, shelf: Shelf) -> None:
    shelf.put(1, "Warteliste pflegen", "Wer auf der Warteliste steht, bekommt Post.", language="de")
    shelf.catch_up()
    html = page(client, "?q=Warteliste")
    assert re.search(r'href="/fr/shelf/1/" lang="de"><mark>Warteliste</mark> pflegen', html)
    assert "<mark>Warteliste</mark> steht" in html
    assert "en allemand" in html


def test_what_is_typed_comes_back_and_can_do_no_harm(client: Client, shelf: Shelf) -> None:
    shelf.put(1, "Un tandem <b>", "<script>alert(1)</script> tandem")
    shelf.catch_up()
    html = page(client, "?q=tandem+%3Cscript%3Ealert(2)%3C/script%3E&kind=%3Cb%3E&sort=x&page=-1")
    assert "<script>alert" not in html
    assert 'value="tandem &lt;script&gt;alert(2)&lt;/script&gt;"' in html


def test_facets_count_narrow_and_can_be_taken_off(client: Client, shelf: Shelf) -> None:
    for number, canton in enumerate(("BE", "BE", "GE")):
        shelf.put(number, f"Tandem {number}", facets={"canton": (canton,)})
    shelf.catch_up()
    html = page(client, f"?q=tandem&canton=BE&sort={NEWEST}")
    assert set(re.findall(r"shelf/(\d)/", html)) == {"0", "1"}
    assert f'href="?q=tandem&amp;sort={NEWEST}"' in html
    assert re.search(r'value="BE"[^>]*checked', html)


def test_pages_keep_the_search(client: Client, shelf: Shelf) -> None:
    for number in range(30):
        shelf.put(number, f"Tandem {number}")
    shelf.catch_up()
    first, second = page(client, "?q=tandem"), page(client, "?q=tandem&page=2")
    seen = [set(re.findall(r"/fr/shelf/(\d+)/", html)) for html in (first, second)]
    assert all(seen)
    assert not seen[0] & seen[1]
    assert "q=tandem&amp;page=2" in first


def test_nothing_found_says_what_to_try(client: Client, shelf: Shelf) -> None:
    shelf.put(1, "Un tandem")
    shelf.catch_up()
    html = page(client, "?q=zzyzx")
    assert "Rien ne contient ces mots" in html
    assert "moins de mots" in html


def test_what_is_for_few_is_neither_shown_nor_counted_nor_suggested(client: Client, shelf: Shelf) -> None:
    shelf.put(1, "Tandem du cercle", access=("circle:7",), facets={"canton": ("BE",)})
    shelf.catch_up()
    html = page(client, "?q=tandem")
    assert "shelf/1" not in html
    assert 'value="BE"' not in html
    assert client.get("/fr/search/suggest/?q=tandem").content.strip() == b""


def test_no_cache_keeps_results(client: Client, shelf: Shelf) -> None:
    for visitor in (client, login(Client(), make_user())):
        reply = visitor.get("/fr/search/?q=tandem")
        assert {"private", "no-cache"} <= set(reply["Cache-Control"].replace(" ", "").split(","))
        assert reply["X-Robots-Tag"] == "noindex"


def test_suggests_terms_and_titles_of_the_readers_language_first(client: Client, shelf: Shelf) -> None:
    Synonym.objects.create(fr="mentore\nmentor\nparrain", de="Mentorin\nMentor", suggested=True)
    shelf.put(1, "Mentoring in Bern", language="de")
    shelf.put(2, "Mentorat à Fribourg", language="fr")
    shelf.catch_up()
    html = client.get("/fr/search/suggest/?q=ment").content.decode()
    assert re.findall(r'data-text="([^"]+)"', html) == ["mentore", "Mentorat à Fribourg", "Mentoring in Bern"]
    assert 'data-url="/fr/shelf/2/"' in html
    assert '<span lang="de">Mentoring in Bern</span>' in html


@pytest.mark.parametrize("typed", ["", "a", "%00", "(((", "*", "x" * 5000, "%F0%9F%98%80"])
def test_whatever_is_typed_suggestions_answer(client: Client, shelf: Shelf, typed: str) -> None:
    assert client.get(f"/fr/search/suggest/?q={typed}").status_code == 200
