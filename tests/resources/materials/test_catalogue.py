"""The catalogue: open to all, filters in the address, counts that keep their word."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client
from wagtail.models import PageViewRestriction

from hub.accounts.models import User
from resources.materials.models import MaterialPage
from tests.resources.materials.catalogue import make_material

LIST = "/fr/materiel/"


def titles(html: str) -> list[str]:
    return re.findall(r'class="material-title"><a [^>]*>([^<]+)<', html)


def count_of(html: str, name: str, value: str) -> int | None:
    found = re.search(rf'name="{name}" value="{value}"(?:(?!<input).)*?filter-count">(\d+)', html, re.S)
    return int(found[1]) if found else None


def page(client: Client, query: str = "", path: str = LIST) -> str:
    response = client.get(path + query)
    assert response.status_code == 200
    return response.content.decode()


def test_each_material_stands_once_in_the_readers_best_language(client: Client, author: User) -> None:
    source = make_material(author, language="de", title="Acht Fragen")
    make_material(author, title="Huit questions", translation_of=source)
    make_material(author, language="it", title="Solo italiano")
    html = page(client)
    assert sorted(titles(html)) == ["Huit questions", "Solo italiano"]
    assert re.search(r'<a href="/fr/materiel/[^"]+" lang="it">Solo italiano', html)


def test_what_exists_in_a_language_is_found_by_it_whichever_the_reader_sees(client: Client, author: User) -> None:
    source = make_material(author, title="Huit questions")
    german = make_material(author, language="de", title="Acht Fragen", translation_of=source)
    make_material(author, title="Français seul")
    html = page(client, "?language=de")
    assert titles(html) == ["Huit questions"]
    assert count_of(html, "language", "fr") == 2
    german.unpublish()
    html = page(client)
    assert count_of(html, "language", "de") in (None, 0)
    assert count_of(html, "language", "fr") == 2
    MaterialPage.objects.get(pk=german.pk).get_latest_revision().publish()
    MaterialPage.objects.get(pk=german.pk).delete()
    assert count_of(page(client), "language", "de") in (None, 0)


def test_filters_narrow_and_counts_respect_the_other_filters(client: Client, author: User) -> None:
    make_material(author, title="Vidéo courte", format="video", minutes=5, situations=["first-meeting", "limits"])
    make_material(author, title="Exercice court", minutes=15, situations=["limits"])
    make_material(author, title="Exercice long", minutes=180, situations=["limits"], level="deep")
    html = page(client, "?situation=limits&duration=15")
    assert sorted(titles(html)) == ["Exercice court", "Vidéo courte"]
    assert count_of(html, "format", "exercise") == 1
    assert count_of(html, "duration", "15") == 2
    assert count_of(html, "situation", "first-meeting") == 1
    assert titles(page(client, "?situation=limits&format=exercise&duration=15")) == ["Exercice court"]
    assert titles(page(client, "?sort=short")) == ["Vidéo courte", "Exercice court", "Exercice long"]


def test_an_answer_that_is_empty_says_how_to_go_on(client: Client, author: User) -> None:
    assert "Pas encore de matériel" in page(client)
    make_material(author)
    html = page(client, "?situation=closing&q=absent")
    assert "Aucun matériel ne réunit tout ce que vous demandez" in html
    assert f'href="{LIST}"' in html


def test_words_are_found_in_any_language_of_a_material(client: Client, author: User) -> None:
    source = make_material(author, language="de", title="Ein Kofferwort", text="Rucksack packen")
    make_material(author, title="Un mot-valise", translation_of=source, text="Faire le sac")
    make_material(author, title="Autre chose")
    assert titles(page(client, "?q=rucksack")) == ["Un mot-valise"]


@pytest.mark.parametrize(
    "query",
    [
        "?situation=nothing&audience=ZZ", "?level=%00", "?q=" + "x" * 5000, "?sort=evil", "?page=", "?q=%ff%fe",
        "?duration=15%27%20OR%201=1", "?reader=fr&keys=1&start=-1&kinds=a", "?language=xx&licence=GPL",
    ],
)  # fmt: skip
def test_nothing_in_the_address_breaks_the_catalogue(client: Client, author: User, query: str) -> None:
    make_material(author)
    assert client.get(LIST + query).status_code == 200


@pytest.mark.parametrize("number", ["0", "-1", "2", "x"])
def test_a_page_of_it_that_does_not_exist_is_not_found(client: Client, author: User, number: str) -> None:
    make_material(author)
    assert client.get(f"{LIST}?page={number}").status_code == 404


def test_drafts_and_closed_materials_are_in_no_list_and_no_count(client: Client, author: User) -> None:
    make_material(author, title="Public")
    make_material(author, title="Brouillon", live=False, situations=["closing"])
    closed = make_material(author, title="Fermé", situations=["closing"])
    PageViewRestriction.objects.create(page=closed, restriction_type=PageViewRestriction.LOGIN)
    html = page(client)
    assert titles(html) == ["Public"]
    assert not count_of(html, "situation", "closing")
    for path in ("/fr/", "/fr/themes/quality/"):
        shown = client.get(path).content.decode()
        assert "Brouillon" not in shown
        assert "Fermé" not in shown


def test_a_theme_shows_its_materials_and_leads_to_them(client: Client, author: User) -> None:
    for number in range(6):
        make_material(author, title=f"Feuille numéro {number}")
    make_material(author, title="Ailleurs", themes=["organisation"])
    html = page(client, path="/fr/themes/quality/")
    assert "Feuille numéro 5" in html
    assert "Feuille numéro 0" not in html
    assert "Ailleurs" not in html
    assert 'href="/fr/materiel/?theme=quality"' in html


QUERY = "?situation=first-meeting&audience=tandem&format=exercise&duration=60&level=first&language=fr&theme=quality"


@pytest.mark.parametrize("query", ["", QUERY])
def test_the_catalogue_costs_the_same_with_many_rows(
    client: Client, author: User, query: str, django_assert_max_num_queries: Any
) -> None:
    make_material(author)
    assert len(titles(page(client, query))) == 1
    with django_assert_max_num_queries(16) as one:
        page(client, query)
    for _ in range(10):
        make_material(author)
    with django_assert_max_num_queries(len(one)):
        assert len(titles(page(client, query))) == 11
