"""From a change to the index: nothing is lost, nothing is done twice."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import transaction

from hub.search import engines
from hub.search.engines.base import Entry
from hub.search.models import Change, Document, Passage
from hub.search.services import drain as drain_module
from hub.search.services.check import check_documents, check_engine
from hub.search.services.drain import drain
from hub.search.services.follow import follow
from hub.search.services.rebuild import rebuild
from tests.hub.search.shelf import Shelf, shelf

__all__ = ["shelf"]


def held() -> dict[int, str]:
    return dict(engines.engines()[0].stamps())


def test_a_change_that_is_undone_is_never_indexed(shelf: Shelf) -> None:
    @transaction.atomic
    def change_and_fail() -> None:
        shelf.put(1, "Défait")
        raise RuntimeError

    with pytest.raises(RuntimeError):
        change_and_fail()
    assert not Change.objects.exists()


def test_what_did_not_change_is_not_written_again(shelf: Shelf) -> None:
    shelf.put(1, "Un", "Le même texte.")
    shelf.catch_up()
    before = Document.objects.get()
    shelf.put(1, "Un", "Le même texte.")
    shelf.catch_up()
    assert Document.objects.get().seq == before.seq


def test_a_crash_between_index_and_outbox_repeats_and_doubles_nothing(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    shelf.put(1, "Un")
    real = drain_module.write_documents

    def die(**kwargs: Any) -> None:
        real(**kwargs)
        raise RuntimeError

    with monkeypatch.context() as broken:
        broken.setattr(drain_module, "write_documents", die)
        with pytest.raises(RuntimeError):
            drain()
    assert Change.objects.count() == 1
    shelf.catch_up()
    shelf.catch_up()
    assert len(held()) == 1


def test_an_index_that_forgot_how_far_it_came_ends_up_the_same(shelf: Shelf) -> None:
    for number in range(1, 6):
        shelf.put(number, f"Titre {number}")
    shelf.catch_up()
    before, engine = held(), engines.engines()[0]
    engine.apply([], [], cursor=0)
    while follow(engine):
        pass
    assert held() == before


def test_what_is_taken_away_leaves_no_text_behind(shelf: Shelf) -> None:
    shelf.put(1, "Secret", "Un nom.")
    shelf.catch_up()
    shelf.take(1)
    shelf.catch_up()
    assert held() == {}
    assert not Passage.objects.exists()
    assert Document.objects.get().title == ""


def test_the_check_finds_and_mends_every_difference(shelf: Shelf) -> None:
    for number in range(1, 5):
        shelf.put(number, f"Titre {number}")
    shelf.catch_up()
    engine = engines.engines()[0]
    assert check_documents(repair=False) == []
    assert check_engine(engine, repair=False) == []
    first, second = Document.objects.order_by("pk")[:2]
    stray = Entry(999, "x", "fr", "g", ["fr·a"], [], [], [], [], ["all"], {})
    engine.apply([stray], [first.pk], cursor=engine.cursor())
    Document.objects.filter(pk=second.pk).update(digest="autre")
    Change.objects.all().delete()
    shelf.held[9, "fr"] = shelf.held[1, "fr"].__class__(9, "fr", "leaflet", "shelf:9", "Oublié")
    assert {found.what for found in check_engine(engine, repair=True)} == {"lacks or is old", "should be gone"}
    assert {found.what for found in check_documents(repair=True)} == {"shelf: lacks"}
    shelf.catch_up()
    assert check_engine(engine, repair=False) == []
    assert check_documents(repair=False) == []


def test_an_index_ahead_of_a_database_that_was_brought_back_follows_from_the_start(shelf: Shelf) -> None:
    shelf.put(1, "Un")
    shelf.catch_up()
    engine = engines.engines()[0]
    engine.apply([], [], cursor=500)
    check_engine(engine, repair=True)
    shelf.put(2, "Deux")
    shelf.catch_up()
    assert len(held()) == 2


def test_a_rebuild_that_was_broken_off_goes_on(shelf: Shelf) -> None:
    for number in range(1, 8):
        shelf.put(number, f"Titre {number}")
    shelf.catch_up()
    before, engine = held(), engines.engines()[0]
    begun = engine.rebuild()
    assert follow(begun, most=3) == 3
    begun.close()
    assert held() == before
    assert rebuild(engine) == 4
    assert held() == before
