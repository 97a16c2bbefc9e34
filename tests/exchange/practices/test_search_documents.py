"""What the search holds of practices, and when it is told."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page, PageViewRestriction

from exchange.directory.models import Project
from exchange.practices.models import Adoption, PracticeIndexPage, PracticePage
from hub.accounts.models import User
from hub.accounts.roles import Role
from hub.search.sources import sources
from resources.themes.models import ThemePage
from tests.hub.search.documents import documents, words
from tests.hub.search.notes import Note, noted_by
from tests.trees import make_person, make_practice, make_tree

pytestmark = pytest.mark.django_db


@pytest.fixture
def author() -> User:
    make_tree()
    return make_person("claire@example.org", "Claire Rochat", Role.PROJECT_LEADER)


@pytest.fixture
def project() -> Project:
    return Project.objects.create(name="Passerelles", slug="passerelles", cantons=["VD"])


def adopt(practice: PracticePage, project: Project, **fields: Any) -> Adoption:
    values = {"language": "de", "changed": "Nur zwei Gespräche.", "outcome": "Es hält länger."} | fields
    adoption: Adoption = Adoption.objects.create(practice_key=practice.translation_key, project=project, **values)
    return adoption


def test_a_practice_with_its_sections_words_and_filters(author: User, project: Project) -> None:
    figures = [{"value": "9 sur 28", "label": "tandems arrêtés", "note": "exemple"}]
    practice = make_practice(
        author, project=project, cantons=["GE"], figures=figures, change="**Deux** fois\n\n- moins"
    )
    (document,) = documents("practices", [practice.pk])
    assert (document.kind, document.language, document.group) == ("practice", "fr", f"page:{practice.translation_key}")
    assert document.title == practice.title
    assert document.summary == practice.result
    assert document.access == ("all",)
    assert document.facets == {"theme": ("quality",), "canton": ("GE",)}
    sections = {section.anchor: section for section in document.sections}
    assert sections["change"].heading == "Ce que cela a changé"
    assert sections["change"].text == "Deux fois\n\nmoins"
    assert sections[""].text == "9 sur 28 – tandems arrêtés – exemple"
    assert {"Qualité fr", "Genève", "Genf", "Ginevra", "Passerelles"} <= set(document.keywords)
    assert "Personnes réfugiées reconnues" in document.keywords


def test_headings_and_words_are_in_the_language_of_the_practice(author: User) -> None:
    practice = make_practice(author, language="de")
    (document,) = documents("practices", [practice.pk])
    assert document.language == "de"
    assert {section.anchor: section.heading for section in document.sections}["cost"] == "Aufwand und Zeit"
    assert "Qualité de" in document.keywords
    assert "Anerkannte Flüchtlinge" in document.keywords


def test_sections_lead_to_where_they_stand_on_the_page(author: User, project: Project, client: Any) -> None:
    practice = make_practice(author, project=project)
    adopt(practice, Project.objects.create(name="Limmat", slug="limmat", cantons=["ZH"]))
    shown = client.get(sources()["practices"].addresses([practice.pk], "fr")[practice.pk]).content.decode()
    (document,) = documents("practices", [practice.pk])
    anchors = {section.anchor for section in document.sections}
    assert "relay" in anchors
    assert all(f'id="{anchor}"' in shown for anchor in anchors)


def test_what_others_made_of_it_stands_in_the_version_in_their_language(author: User, project: Project) -> None:
    french = make_practice(author)
    german = make_practice(author, language="de", translation_of=french)
    adopt(french, project)
    adopt(
        french, Project.objects.create(name="Ticino", slug="ticino", cantons=["TI"]), language="it", changed="In due."
    )
    found = {document.object_id: words(document) for document in documents("practices", [french.pk, german.pk])}
    assert "Nur zwei Gespräche." in found[german.pk]
    assert "Nur zwei Gespräche." not in found[french.pk]
    assert "In due." in found[french.pk]
    assert "Ticino" in found[french.pk]


def test_a_translation_does_not_make_an_old_practice_new(author: User) -> None:
    french = make_practice(author)
    german = make_practice(author, language="de", translation_of=french)
    Page.objects.filter(pk=french.pk).update(first_published_at=datetime(2024, 12, 31, 23, 30, tzinfo=UTC))
    # Half past midnight in Zurich.
    assert [document.date for document in documents("practices", [french.pk, german.pk])] == [date(2025, 1, 1)] * 2


def test_drafts_are_never_in_it(author: User) -> None:
    draft = make_practice(author, live=False, title="Pas encore publié")
    public = make_practice(author, situation="Ce qui est public.")
    page = PracticePage.objects.get(pk=public.pk)
    page.situation, page.title = "Ce qui est en préparation.", "Titre en préparation"
    page.save_revision(user=author)
    found = documents("practices", [draft.pk, public.pk])
    assert [document.object_id for document in found] == [public.pk]
    assert "Ce qui est public." in words(found[0])
    assert "préparation" not in words(found[0])
    assert list(sources()["practices"].ids()) == [public.pk]


@pytest.mark.parametrize(
    ("kind", "access"), [("login", [("login",)]), ("password", []), ("groups", [])], ids=["login", "password", "nobody"]
)
def test_closed_pages_are_found_by_those_they_are_open_to(kind: str, access: list[Any], author: User) -> None:
    practice = make_practice(author)
    PageViewRestriction.objects.create(page=practice.get_parent(), restriction_type=kind)
    assert [document.access for document in documents("practices", [practice.pk])] == access
    assert list(sources()["practices"].ids()) == [practice.pk] * len(access)


def test_an_alias_is_not_found_beside_its_original(author: User) -> None:
    practice = make_practice(author)
    german = PracticeIndexPage.objects.get(locale__language_code="de")
    alias = PracticePage.objects.get(pk=practice.pk).create_alias(parent=german, update_slug="alias")
    assert documents("practices", [alias.pk]) == []


def test_the_address_is_the_readers(author: User, client: Any) -> None:
    practice = make_practice(author)
    addresses = {code: sources()["practices"].addresses([practice.pk], code)[practice.pk] for code in ("fr", "de")}
    assert addresses["de"].startswith("/de/praxis/")
    assert [client.get(address).status_code for address in addresses.values()] == [200, 200]


def test_thirty_take_as_many_queries_as_one(author: User, project: Project) -> None:
    practices = [make_practice(author, project=project) for _number in range(30)]
    for practice in practices:
        adopt(practice, project)

    def queries(number: int) -> int:
        with CaptureQueriesContext(
            connection,
        ) as caught:
            assert len(documents("practices", [page.pk for page in practices[:number]])) == number
        return len(caught)

    assert queries(1) == queries(30)
    with CaptureQueriesContext(connection) as caught:
        list(sources()["practices"].ids())
    assert len(caught) == 2


Expected = Callable[[PracticePage], set[Note]]


@pytest.mark.parametrize(
    ("deed", "narrows"),
    [
        (lambda p: Project.objects.get().save(), False),
        (lambda p: Project.objects.get().delete(), False),
        (lambda p: ThemePage.objects.get(locale__language_code="de").save(), False),
        (lambda p: ThemePage.objects.get(locale__language_code="de").unpublish(), False),
        (lambda p: ThemePage.objects.get(locale__language_code="de").delete(), False),
        (lambda p: Adoption.objects.get().save(), False),
        (lambda p: Adoption.objects.get().delete(), True),
    ],
    ids=[
        "its project renamed", "its project gone", "its theme renamed", "its theme withdrawn", "its theme gone",
        "taken up", "not taken up after all",
    ],
)  # fmt: skip
def test_what_stands_beside_it_changes_it(
    deed: Callable[[PracticePage], Any], narrows: bool, author: User, project: Project
) -> None:
    practice = make_practice(author, project=project)
    adopt(practice, project)
    make_practice(author, themes=[])
    noted = {note for note in noted_by(lambda: deed(practice)) if note[0] == "practices"}
    assert ("practices", practice.pk, narrows) in noted
    assert {pk for _source, pk, _narrows in noted} == {practice.pk}
