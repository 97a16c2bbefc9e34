"""A source of documents that tests fill by hand, and an index of its own for each test."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from django.conf import LazySettings

from hub.search import engines
from hub.search.documents import SearchDocument, Section
from hub.search.services.drain import drain
from hub.search.services.follow import follow
from hub.search.services.note_change import note_change
from hub.search.sources import Source, _sources, register

NAME = "shelf"


class Shelf:
    """What lies on it can be found, once the index has heard of it."""

    def __init__(self) -> None:
        self.held: dict[tuple[int, str], SearchDocument] = {}

    def put(self, object_id: int, title: str, text: str = "", *, language: str = "fr", **more: Any) -> None:
        """Lay a document down, and say so."""
        given: dict[str, Any] = {"kind": "leaflet", "group": f"shelf:{object_id}"} | more
        self.held[object_id, language] = SearchDocument(
            object_id=object_id, language=language, title=title, sections=(Section(text, anchor="text"),), **given
        )
        note_change(source=NAME, ids=[object_id])

    def take(self, object_id: int) -> None:
        """Take all of an object away, and say so."""
        for key in [key for key in self.held if key[0] == object_id]:
            del self.held[key]
        note_change(source=NAME, ids=[object_id], narrows=True)

    def ids(self) -> Iterable[int]:
        """Every object."""
        return {object_id for object_id, _language in self.held}

    def documents(self, ids: Sequence[int]) -> Iterator[SearchDocument]:
        """What these objects are."""
        yield from (document for key, document in self.held.items() if key[0] in ids)

    def addresses(self, ids: Sequence[int], language: str) -> dict[int, str]:
        """Where they are."""
        return {object_id: f"/{language}/shelf/{object_id}/" for object_id in ids}

    def drain(self) -> bool:
        """What the indexer does first; returns whether there was something to do."""
        return drain() > 0

    def catch_up(self) -> None:
        """What the indexer does."""
        while drain() or any(follow(engine) for engine in engines.engines()):
            pass


@pytest.fixture
def shelf(tmp_path: Path, settings: LazySettings, db: None) -> Iterator[Shelf]:
    """An empty shelf and an empty index."""
    settings.SEARCH_ROOT = str(tmp_path / "search")
    engines.forget()
    held, others = Shelf(), dict(_sources)
    _sources.clear()
    register(Source(NAME, {"leaflet": "Dépliant"}, ids=held.ids, documents=held.documents, addresses=held.addresses))
    yield held
    _sources.clear()
    _sources.update(others)
    engines.forget()
