"""The search without embeddings: it goes on with words, and says so to operators only."""

from __future__ import annotations

from django.conf import LazySettings
from django.contrib.auth.models import AnonymousUser
from django.test import Client

from hub.search import meaning
from hub.search.queries.find import find
from hub.search.results import Asked
from hub.search.services.embed import embed
from tests.hub.search.shelf import Shelf, shelf

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
