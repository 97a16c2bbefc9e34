"""The pages of the themes and of the meeting."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from exchange.directory.models import Project
from hub.accounts.roles import Role
from resources.themes.models import MeetingPage, ThemePage
from tests import trees

pytestmark = pytest.mark.django_db
QUESTIONS = [("question", {"question": "Comment savoir ?", "answer": "En **comptant**."})]


@pytest.fixture
def homes(db: None) -> Any:
    homes = trees.make_tree()
    theme = ThemePage.objects.get(locale__language_code="fr")
    theme.questions = QUESTIONS
    theme.save_revision().publish()
    meeting = MeetingPage(title="La rencontre", slug="rencontre", locale=homes["fr"].locale, lead="2016", intro="Ici.")
    homes["fr"].refresh_from_db()
    homes["fr"].add_child(instance=meeting)
    return homes


def test_a_theme_shows_its_question_its_answers_and_who_has_worked_on_it(client: Client, homes: Any) -> None:
    owner = trees.make_person("claire@example.org", "Claire", Role.PROJECT_LEADER)
    project = Project.objects.create(name="Passerelles", slug="passerelles", cantons=["VD"])
    trees.make_practice(owner, title="Huit questions", project=project)
    trees.make_practice(owner, title="D’un autre thème", themes=["organisation"])
    html = client.get("/fr/themes/quality/").content.decode()
    assert "Comment savoir ?" in html
    assert "<strong>comptant</strong>" in html
    assert "Huit questions" in html
    assert "D’un autre thème" not in html
    assert "Passerelles" in html
    assert 'href="/fr/pratiques/?theme=quality"' in html


def test_the_meeting_lists_every_question_with_a_way_to_it(client: Client, homes: Any) -> None:
    html = client.get("/fr/rencontre/").content.decode()
    assert 'href="#quality-1"' in html
    assert 'id="quality-1"' in html
    assert client.get("/de/rencontre/").status_code == 200, "without a translation it is shown in French"


def test_the_index_counts_practices_for_each_theme(client: Client, homes: Any) -> None:
    owner = trees.make_person("claire@example.org", "Claire", Role.PROJECT_LEADER)
    source = trees.make_practice(owner)
    trees.make_practice(owner, language="de", translation_of=source)
    html = client.get("/fr/themes/").content.decode()
    assert "1 pratique<" in html


def test_the_home_page_begins_with_the_search_and_tells_one_practice(client: Client, homes: Any) -> None:
    owner = trees.make_person("claire@example.org", "Claire", Role.PROJECT_LEADER)
    trees.make_practice(owner, title="Racontée ici")
    html = client.get("/fr/").content.decode()
    assert html.index('id="home-search"') < html.index("<h1>")
    assert "Racontée ici" in html
    assert "La rencontre" in html
    assert html.count('role="search"') == 1
