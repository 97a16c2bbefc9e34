"""What the search holds of projects, and when it is told."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from exchange.directory.models import Project, ProjectText
from hub.search.sources import sources
from tests.hub.search.documents import documents
from tests.hub.search.notes import NoteRefusedError, no_outbox, noted_by


def make_project(number: int = 1, *languages: str) -> Project:
    project: Project = Project.objects.create(
        name=f"Projet {number}", slug=f"projet-{number}", cantons=["TI"], target_groups=["women"]
    )
    for language in languages or ("fr", "it"):
        ProjectText.objects.create(
            project=project,
            language=language,
            summary=f"In breve {language}",
            description="**Due** volte",
            funding="SEM",
        )
    return project


@pytest.mark.django_db
def test_a_document_for_each_language_of_its_texts() -> None:
    project = make_project()
    found = {document.language: document for document in documents("projects", [project.pk])}
    assert set(found) == {"fr", "it"}
    italian = found["it"]
    assert (italian.kind, italian.title, italian.summary) == ("project", "Projet 1", "In breve it")
    assert italian.group == found["fr"].group == f"project:{project.pk}"
    assert italian.facets == {"canton": ("TI",)}
    assert [(section.heading, section.text) for section in italian.sections] == [
        ("", "Due volte"),
        ("Finanziamento", "SEM"),
    ]
    assert {"Tessin", "Ticino", "TI", "Donne"} <= set(italian.keywords)


@pytest.mark.django_db
def test_a_project_without_texts_is_found_by_its_name() -> None:
    project = Project.objects.create(name="Limmat", slug="limmat", cantons=["ZH"])
    assert [document.title for document in documents("projects", [project.pk])] == ["Limmat"]


@pytest.mark.django_db
def test_its_address_is_under_the_readers_prefix(client: Any) -> None:
    project = make_project()
    for language in ("fr", "de", "it", "en"):
        address = sources()["projects"].addresses([project.pk], language)[project.pk]
        assert address.startswith(f"/{language}/")


@pytest.mark.django_db
def test_thirty_take_as_many_queries_as_one() -> None:
    projects = [make_project(number) for number in range(30)]

    def queries(number: int) -> int:
        with CaptureQueriesContext(connection) as caught:
            assert len(documents("projects", [project.pk for project in projects[:number]])) == number * 2
        return len(caught)

    assert queries(1) == queries(30)


DEEDS: dict[str, tuple[Callable[[Project], Any], bool]] = {
    "renamed": (lambda project: project.save(), False),
    "gone": (lambda project: project.delete(), True),
    "a text changed": (lambda project: ProjectText.objects.get(language="fr").save(), False),
    "a text gone": (lambda project: ProjectText.objects.get(language="fr").delete(), True),
}


@pytest.mark.django_db
@pytest.mark.parametrize("deed", DEEDS)
def test_what_is_noted(deed: str) -> None:
    act, narrows = DEEDS[deed]
    project = make_project()
    pk = project.pk
    assert ("projects", pk, narrows) in noted_by(lambda: act(project))


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("deed", DEEDS)
def test_no_change_without_its_note(deed: str) -> None:
    project = make_project()
    project.name = "Autre nom"
    text = ProjectText.objects.get(language="fr")
    with no_outbox(), pytest.raises(NoteRefusedError):
        DEEDS[deed][0](project)
    assert Project.objects.get().name == "Projet 1"
    assert ProjectText.objects.get(language="fr").pk == text.pk
