"""The page of a material."""

from __future__ import annotations

import json
import re
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from hub.accounts.models import User
from hub.accounts.roles import Role
from hub.media.services.accept import accept_file
from resources.materials.models import MaterialPage
from tests.hub.media.samples import upload
from tests.resources.materials.catalogue import make_material
from tests.trees import log_in, make_person

PAGE = "/fr/materiel/huit/"


@pytest.fixture
def material(author: User) -> MaterialPage:
    return make_material(author, slug="huit", title="Huit <b> questions")


def read(client: Client, address: str = PAGE) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def test_it_says_what_it_is_for_how_to_use_it_and_under_what_licence(client: Client, material: MaterialPage) -> None:
    html = read(client)
    places = [html.index(f'id="{name}"') for name in ("use", "text", "sources", "about")]
    assert places == sorted(places)
    assert "<strong>aimez-vous</strong>" in html
    assert "Huit &lt;b&gt; questions" in html
    for fact in ("Passerelles Lausanne", "Claire Rochat", "Première rencontre", "Le tandem ensemble", "1 h", "CC BY"):
        assert fact in html
    assert f'href="/fr/versions/{material.pk}/"' in html


def test_no_other_host_is_asked_before_somebody_wants_the_video(client: Client, author: User) -> None:
    make_material(
        author, slug="film", format="video", video_url="https://tube.switch.ch/videos/abcd1234",
        alternative="Deux personnes se trouvent dans une gare et prennent un café.",
    )  # fmt: skip
    response = client.get("/fr/materiel/film/")
    html = response.content.decode()
    assert "<iframe" not in html
    assert 'href="https://tube.switch.ch/videos/abcd1234"' in html, "it can be watched without a script"
    assert 'data-video="https://tube.switch.ch/embed/abcd1234"' in html
    assert "https://tube.switch.ch" in re.findall(r"frame-src ([^;]*)", response["Content-Security-Policy"])[0]
    assert "Deux personnes se trouvent" in html


def test_its_files_can_be_taken_along(client: Client, author: User, media_folder: None) -> None:
    file = accept_file(upload=upload("feuille.txt", b"Une feuille pour commencer."), user=author, title="La feuille")
    make_material(author, slug="feuille", files=(file,))
    html = read(client, "/fr/materiel/feuille/")
    address = re.search(r'<a href="([^"]+)" download[^>]*>La feuille</a>', html)
    assert address
    taken = client.get(address[1])
    assert b"".join(taken.streaming_content if taken.streaming else [taken.content]) == b"Une feuille pour commencer."


def test_past_its_date_it_says_what_to_check(client: Client, material: MaterialPage) -> None:
    assert "callout--overdue" not in read(client)
    material.confirm_by = timezone.localdate() - timedelta(days=3)
    material.save()
    assert "Vérifiez ce qui touche au droit" in read(client)


def test_in_another_language_it_is_shown_and_labelled(client: Client, material: MaterialPage) -> None:
    html = read(client, "/de/schulungsmaterial/huit/")
    assert re.search(r'<h1 lang="fr">', html)
    make_material(material.owner, language="de", slug="acht", title="Acht Fragen", translation_of=material)
    assert client.get("/de/schulungsmaterial/huit/", follow=True).redirect_chain
    assert "Français, Deutsch" in read(client)


def test_others_for_the_same_moments_are_near(client: Client, material: MaterialPage) -> None:
    make_material(material.owner, title="Voisine")
    make_material(material.owner, title="Lointaine", situations=["closing"], audiences=["partners"])
    html = read(client).split('id="related"')[1]
    assert "Voisine" in html
    assert "Lointaine" not in html


def test_machines_are_told_that_it_teaches_and_for_how_long(client: Client, material: MaterialPage) -> None:
    head = read(client).split("</head>")[0]
    data = re.search(r'<script type="application/ld\+json">(.*?)</script>', head, re.S)
    assert data
    said = json.loads(data[1])
    assert said["@type"] == "LearningResource"
    assert said["timeRequired"] == "PT60M"
    assert said["license"].startswith("https://creativecommons.org/")
    assert "<b>" not in data[1]


def test_only_who_may_write_it_is_led_to_the_editor(material: MaterialPage) -> None:
    stranger = make_person("x@example.org", "Personne Autre", Role.MENTOR)
    edit = reverse("contributions:edit", args=[material.pk])
    assert material.owner is not None
    assert edit in read(log_in(Client(), material.owner))
    assert edit not in read(log_in(Client(), stranger))
    assert edit not in read(Client())


def test_it_costs_no_more_with_many_others(
    client: Client, material: MaterialPage, django_assert_max_num_queries: Any
) -> None:
    read(client)
    with django_assert_max_num_queries(12) as first:
        read(client)
    for _ in range(6):
        make_material(material.owner)
    with django_assert_max_num_queries(len(first)):
        read(client)


def test_with_what_is_kept_in_production_it_costs_one_query(
    client: Client, material: MaterialPage, settings: Any, tmp_path: Any, django_assert_max_num_queries: Any
) -> None:
    settings.PAGECACHE = settings.PAGECACHE | {"generation": "file", "file": str(tmp_path / "generation")}
    read(client)
    with django_assert_max_num_queries(1):
        read(client)


def test_a_draft_is_nowhere(client: Client, author: User) -> None:
    make_material(author, slug="brouillon", live=False)
    for address in ("/fr/materiel/brouillon/", "/de/schulungsmaterial/brouillon/"):
        assert client.get(address, follow=True).status_code == 404
