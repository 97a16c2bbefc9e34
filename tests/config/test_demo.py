"""The demo content loads once, whole, and has something of everything that the platform shows."""

from __future__ import annotations

import io

import pytest
from django.core.management import call_command
from django.test import Client

from config.demo import accounts
from config.demo.typography import settle
from exchange.directory.models import Project
from exchange.discussions.models import Circle, Post, Thread
from exchange.practices.models import Adoption, PracticePage
from hub.accounts.models import User
from hub.contributions.models import Coauthor, Review, ReviewComment
from hub.pages.models import HomePage, PublishedVersion
from hub.pages.queries.states import State, states_of
from hub.search.models import Synonym
from resources.themes.models import MeetingPage, ThemePage

pytestmark = pytest.mark.long


def load() -> str:
    out = io.StringIO()
    call_command("load_demo", stdout=out)
    return out.getvalue()


@pytest.mark.once
@pytest.mark.django_db
def test_the_demo_has_life_in_every_corner(client: Client) -> None:
    said = load()
    assert accounts.PASSWORD in said

    assert HomePage.objects.live().count() == 4
    assert len(set(HomePage.objects.values_list("translation_key", flat=True))) == 1
    assert ThemePage.objects.live().count() == 20
    assert Thread.objects.filter(is_example=True).count() >= 12
    assert set(Post.objects.values_list("language", flat=True)) == {"fr", "de", "it", "en"}
    assert Circle.objects.get().forum.threads == 1
    assert sum(len(theme.questions) for theme in ThemePage.objects.filter(locale__language_code="fr")) == 14
    assert MeetingPage.objects.live().count() == 4
    assert Project.objects.count() >= 6

    keys = set(PracticePage.objects.live().values_list("translation_key", flat=True))
    assert len(keys) >= 15
    found = [version.state for group in states_of(keys).values() for version in group.values()]
    assert {State.SOURCE, State.CURRENT, State.OUTDATED, State.MACHINE} <= set(found)
    assert found.count(State.OUTDATED) == 1
    assert PublishedVersion.objects.filter(number=3).exists()
    assert PublishedVersion.objects.filter(minor=True).exists()
    assert Adoption.objects.count() > 10
    assert Coauthor.objects.exists()
    assert {review.state for review in Review.objects.all()} == {"in_review", "changes_asked"}
    assert ReviewComment.objects.filter(parent__isnull=False).exists()
    assert any(practice.is_overdue for practice in PracticePage.objects.live())
    assert PracticePage.objects.filter(pictures__isnull=False, files__isnull=False).exists()
    assert Synonym.objects.count() >= 25

    name, email, role, password = accounts.listing()[0]
    user = User.objects.get(email=email)
    assert (user.name, role in user.roles, user.check_password(password)) == (name, True, True)

    before = PracticePage.objects.count()
    assert "nothing loaded" in load()
    assert PracticePage.objects.count() == before


def test_texts_get_the_typography_of_their_language() -> None:
    assert settle("l'idée : « oui » ?", "fr") == "l’idée\u00a0: «\u00a0oui\u00a0»\u00a0?"
    assert settle(["Wie geht's?"], "de") == ["Wie geht’s?"]
    assert settle("| --- | [a](https://example.org/x) |", "fr") == "| --- | [a](https://example.org/x) |"
