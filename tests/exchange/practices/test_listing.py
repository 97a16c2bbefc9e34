"""The list of practices: filters in the address, counts that keep their word, nothing that breaks it."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client

from exchange.directory.models import Project
from exchange.practices.models import Adoption
from hub.accounts.roles import Role
from tests import trees

pytestmark = pytest.mark.django_db
LIST = "/fr/pratiques/"


@pytest.fixture
def owner(db: None) -> Any:
    trees.make_tree()
    return trees.make_person("claire@example.org", "Claire", Role.PROJECT_LEADER)


def titles(html: str) -> list[str]:
    return re.findall(r'class="practice-title"><a [^>]*>([^<]+)<', html)


def count_of(html: str, name: str, value: str) -> int:
    found = re.search(rf'name="{name}" value="{value}".*?filter-count">(\d+)', html, re.S)
    assert found, (name, value)
    return int(found[1])


def page(client: Client, query: str = "") -> str:
    response = client.get(LIST + query)
    assert response.status_code == 200
    return response.content.decode()


def test_each_practice_stands_once_in_the_readers_best_language(client: Client, owner: Any) -> None:
    source = trees.make_practice(owner, language="de", title="Eine Liste")
    trees.make_practice(owner, language="fr", title="Une liste", translation_of=source)
    trees.make_practice(owner, language="it", title="Solo italiano")
    html = page(client)
    assert sorted(titles(html)) == ["Solo italiano", "Une liste"]
    assert re.search(r'<a href="/fr/pratiques/[^"]+" lang="it">Solo italiano', html)
    assert titles(client.get("/de/praxis/").content.decode()).count("Eine Liste") == 1


def test_filters_narrow_and_counts_respect_the_other_filters(client: Client, owner: Any) -> None:
    trees.make_practice(owner, title="Vaud qualité", cantons=["VD"], themes=["quality"])
    trees.make_practice(owner, title="Berne qualité", cantons=["BE"], themes=["quality"])
    trees.make_practice(owner, title="Berne jeunes", cantons=["BE", "FR"], themes=["quality"], target_groups=["young"])
    html = page(client, "?canton=BE")
    assert sorted(titles(html)) == ["Berne jeunes", "Berne qualité"]
    assert count_of(html, "canton", "VD") == 1, "its own filter does not narrow it"
    assert count_of(html, "theme", "quality") == 2
    assert count_of(html, "target", "young") == 1
    assert sorted(titles(page(client, "?canton=VD&canton=FR"))) == ["Berne jeunes", "Vaud qualité"]
    assert titles(page(client, "?canton=BE&target=young")) == ["Berne jeunes"]


def test_a_filter_in_force_can_be_taken_away_by_itself(client: Client, owner: Any) -> None:
    trees.make_practice(owner)
    html = page(client, "?theme=quality&canton=VD&sort=taken")
    assert 'href="?canton=VD&amp;sort=taken"' in html
    assert 'href="?theme=quality&amp;sort=taken"' in html


def test_words_are_found_in_any_language_of_a_practice(client: Client, owner: Any) -> None:
    source = trees.make_practice(owner, language="de", title="Eine Warteliste")
    trees.make_practice(owner, language="fr", title="Une attente", translation_of=source)
    trees.make_practice(owner, title="Autre chose", situation="Rien de commun avec le reste de ce monde.")
    assert titles(page(client, "?q=warteliste")) == ["Une attente"]
    assert "Rien ne correspond" in page(client, "?q=inexistant")


@pytest.mark.parametrize(
    "query",
    [
        "?theme=nothing&canton=ZZ", "?canton=%00", "?q=%22%27%28%29%3A%2A+AND+OR+NOT", "?q=" + "x" * 5000, "?q=*",
        "?q=%F0%9F%98%80", "?theme=quality%27%20OR%201=1", "?sort=evil", "?page=", "?q=%ff%fe", "?theme[]=quality",
        "?q=NEAR(a%20b)", "?q=-", "?q=%5E", "?language=" + "&language=".join("fr" for _ in range(300)),
    ],
)  # fmt: skip
def test_nothing_in_the_address_breaks_the_list(client: Client, owner: Any, query: str) -> None:
    trees.make_practice(owner)
    assert client.get(LIST + query).status_code == 200


@pytest.mark.parametrize("number", ["0", "-1", "2", "999999999999999999999", "x", "1.5"])
def test_a_page_of_the_list_that_does_not_exist_is_not_found(client: Client, owner: Any, number: str) -> None:
    trees.make_practice(owner)
    assert client.get(f"{LIST}?page={number}").status_code == 404


def test_what_was_not_understood_is_said(client: Client, owner: Any) -> None:
    html = page(client, "?canton=<b>")
    assert "laissée de côté" in html
    assert "<q>&lt;b&gt;</q>" in html


def test_often_taken_up_stands_first_when_asked(client: Client, owner: Any) -> None:
    taken = trees.make_practice(owner, title="Reprise")
    trees.make_practice(owner, title="Nouvelle")
    project = Project.objects.create(name="Sarine", slug="sarine", cantons=["FR"])
    Adoption.objects.create(practice_key=taken.translation_key, project=project, language="fr", changed="Un peu.")
    assert titles(page(client)) == ["Nouvelle", "Reprise"]
    assert titles(page(client, "?sort=taken")) == ["Reprise", "Nouvelle"]


@pytest.mark.parametrize("query", ["", "?theme=quality&canton=VD&target=refugees&phase=running&language=fr"])
def test_the_list_costs_the_same_with_many_rows(
    client: Client, owner: Any, query: str, django_assert_max_num_queries: Any
) -> None:
    trees.make_practice(owner)
    page(client, query)
    with django_assert_max_num_queries(12) as one:
        page(client, query)
    for _ in range(10):
        trees.make_practice(owner)
    with django_assert_max_num_queries(len(one)):
        page(client, query)
