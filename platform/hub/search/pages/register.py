"""Making pages a source of the search."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from hub.pages.models import BasePage
from hub.search.documents import SearchDocument
from hub.search.pages.open_pages import OpenPage, open_ids, open_pages, page_addresses
from hub.search.pages.watch import Follower, watch
from hub.search.sources import Source, register


@dataclass(frozen=True)
class PageKind:
    """A class of pages that can be found: `describe` makes documents of pages that are open to somebody."""

    name: str
    label: Any
    model: type[BasePage]
    describe: Callable[[Sequence[OpenPage[Any]]], Iterable[SearchDocument]]


def register_pages(source: str, *kinds: PageKind, follow: Follower | None = None) -> None:
    """Let the search hold these pages as `source`, and hear of every change in who may read what of them.

    `follow` is told of the pages noted and whether fewer may read them, in the same transaction: what hangs on
    them (their files) has changed too.
    """

    def ids() -> Iterator[int]:
        for kind in kinds:
            yield from open_ids(kind.model._default_manager.all())

    def documents(wanted: Sequence[int]) -> Iterator[SearchDocument]:
        for kind in kinds:
            yield from kind.describe(open_pages(kind.model._default_manager.all(), wanted))

    register(
        Source(
            name=source,
            kinds={kind.name: kind.label for kind in kinds},
            ids=ids,
            documents=documents,
            addresses=page_addresses,
        )
    )
    for kind in kinds:
        watch(kind.model, source, follow)
