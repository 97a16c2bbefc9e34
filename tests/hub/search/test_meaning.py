"""The model: texts that it must survive, and the search without it, which says so to operators only."""

from __future__ import annotations

import numpy as np
import pytest
from django.conf import LazySettings
from django.contrib.auth.models import AnonymousUser
from django.test import Client

from hub.search import meaning
from hub.search.queries.find import find
from hub.search.results import Asked
from hub.search.services.embed import embed
from tests.hub.search.shelf import Shelf, shelf

pytestmark = pytest.mark.once

__all__ = ["shelf"]


def test_switched_off_it_goes_on_with_words(client: Client, shelf: Shelf, settings: LazySettings) -> None:
    settings.SEARCH_MEANING = False
    shelf.put(1, "Un tandem à vélo")
    shelf.catch_up()
    assert embed(seconds=1) is False
    answer = find(Asked("tandem", "fr"), AnonymousUser())
    assert [shown.object_id for shown in answer.shown] == [1]
    assert answer.without == ("meaning",)
    assert meaning.trouble() == "SEARCH_MEANING is off"
    assert "SEARCH_MEANING" not in client.get("/fr/search/?q=tandem").content.decode()


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "ﷺ" * 4000,
        "\x00",
        "a\x00b",
        "\ud800",
        "\U000e0001" * 9000,
        "e" + "\u0301" * 9000,
        "x" * 200_000,
        "\ufeff",
    ],
    ids=lambda text: f"{text[:2]!a}x{len(text)}",
)
def test_the_model_survives_whatever_people_write(text: str) -> None:
    for vector in (meaning.of_raw_question(text), meaning.of_passage(text[:500])):
        assert np.isfinite(vector).all()
        assert vector.shape == (384,)


def test_a_question_without_end_is_cut_and_means_what_it_began_with() -> None:
    began = "Wie begleiten wir Geflüchtete beim Einstieg in die Lehre? " * 4
    cut = meaning.of_raw_question(began + "Parkplatz " * 400)
    assert float(cut @ meaning.of_raw_question(began)) > 0.9
