"""What the search holds of themes and of the meeting."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page

from hub.search.sources import sources
from resources.themes.models import MeetingPage, ThemePage
from tests.hub.search.documents import documents, words
from tests.trees import make_tree

pytestmark = pytest.mark.django_db


@pytest.fixture
def theme() -> ThemePage:
    make_tree()
    page: ThemePage = ThemePage.objects.get(locale__language_code="de")
    page.questions = [
        ("question", {"question": "Wer bezahlt?", "answer": "Der **Bund**."}),
        ("question", {"question": "Wie lange?", "answer": "Drei Jahre."}),
    ]
    page.save()
    return page


def test_each_question_of_2016_is_a_section_with_its_anchor(theme: ThemePage, client: Any) -> None:
    (document,) = documents("themes", [theme.pk])
    assert (document.kind, document.language, document.facets) == ("theme", "de", {"theme": ("quality",)})
    asked = [(section.heading, section.text, section.anchor) for section in document.sections]
    assert asked[0] == ("Die Frage von 2016", "Comment ?", "")
    assert asked[2:] == [("Wer bezahlt?", "Der Bund.", "quality-1"), ("Wie lange?", "Drei Jahre.", "quality-2")]
    shown = client.get(sources()["themes"].addresses([theme.pk], "de")[theme.pk]).content.decode()
    assert 'id="quality-2"' in shown


def test_the_meeting(theme: ThemePage) -> None:
    home = Page.objects.get(slug="home-it")
    page = home.add_child(
        instance=MeetingPage(title="Incontro", slug="incontro", lead="Nel 2016.", intro="Inizio.", outro="Seguito.")
    )
    (document,) = documents("themes", [page.pk])
    assert (document.kind, document.language, document.summary) == ("meeting", "it", "Nel 2016.")
    assert [(section.text, section.anchor) for section in document.sections] == [("Inizio.", ""), ("Seguito.", "since")]


def test_index_pages_are_no_documents(theme: ThemePage) -> None:
    found = documents("themes")
    assert {document.title for document in found} == {"Qualité fr", "Qualité de", "Qualité it", "Qualité en"}
    assert "Thèmes" not in {words(document).split("\n")[0] for document in found}


def test_four_take_as_many_queries_as_one(theme: ThemePage) -> None:
    def queries(ids: list[int]) -> int:
        with CaptureQueriesContext(connection) as caught:
            documents("themes", ids)
        return len(caught)

    assert queries([theme.pk]) == queries(list(sources()["themes"].ids()))
