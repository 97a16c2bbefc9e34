"""A kind of pages that can be listed, with the queries of its list."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.db.models import CharField, Count, QuerySet

from hub.database.prepared import Prepared, prepared
from hub.languages.queries.best import best
from hub.listing.asked import Labels
from hub.listing.facets import Facets, narrow, value_counts
from hub.listing.pages import newest_first
from hub.pages.models import BasePage
from hub.pages.queries.public import public_pages, some_are_closed

PER_PAGE = 12
# What the queries of a list are asked beside its filters.
_TAKEN = {"reader", "keys", "sort", "start", "kinds"}
Values = Mapping[str, Sequence[Any]]
Rows = QuerySet[Any, tuple[Any, ...]]


@dataclass(frozen=True)
class Sort:
    """An order of the list: what it is called, and by which columns of the rows; without columns the newest first."""

    label: Any
    columns: tuple[str, ...] = ()


@dataclass(frozen=True, eq=False)
class ListedKind:
    """One row a text, in the reader's best language.

    `legends` names the filters in their order and what stands over each; `labels` gives their values in the active
    language; `rows` turns pages into the rows that `cards` shows; the first of `sorts` is the usual order. Filters
    in `whole` show the values that nothing has, too; those in `unfolded` stand open. Raises ValueError for a filter
    with a name that the queries need themselves.
    """

    model: type[BasePage]
    facets: Facets
    legends: Mapping[str, Any]
    labels: Callable[[str], Labels]
    rows: Callable[[QuerySet[Any]], Rows]
    cards: Callable[[Iterable[tuple[Any, ...]], str], Sequence[Any]]
    sorts: Mapping[str, Sort]
    whole: frozenset[str] = field(default_factory=frozenset)
    unfolded: frozenset[str] = field(default_factory=frozenset)

    def __post_init__(self) -> None:
        if taken := _TAKEN & set(self.legends):
            raise ValueError(f"A filter cannot be called {', '.join(sorted(taken))}.")

    def asked_for(self, reader: str, keys: Any, values: Values) -> QuerySet[Any]:
        """The public pages with the values asked for; `keys` are the translation keys of those with the words asked
        for, None where none are."""
        every = best(public_pages(self.model), reader)
        return narrow(every if keys is None else every.filter(translation_key__in=keys), self.facets, values)

    @cached_property
    def queries(self) -> Queries:
        """Its prepared queries."""
        return Queries(self)


class Queries:
    """What a list asks the database, its SQL written once a shape."""

    def __init__(self, kind: ListedKind) -> None:
        slots: dict[str, Any] = {name: [CharField()] for name in kind.legends}

        @prepared(unless=some_are_closed, **slots)
        def part(reader: str, keys: Any, sort: str, start: int, **values: Any) -> Rows:
            shown = kind.rows(newest_first(kind.asked_for(reader, keys, values)))
            columns = kind.sorts[sort].columns
            return (shown.order_by(*columns) if columns else shown)[start : start + PER_PAGE]

        @prepared(unless=some_are_closed, **slots)
        def total(reader: str, keys: Any, **values: Any) -> QuerySet[Any, Any]:
            shown = kind.asked_for(reader, keys, values).order_by().values("live")
            counted: QuerySet[Any, Any] = shown.annotate(number=Count("pk")).values_list("number", flat=True)
            return counted

        @prepared(unless=some_are_closed, **slots)
        def counts(reader: str, keys: Any, kinds: tuple[str, ...], **values: Any) -> Rows:
            return value_counts(kind.asked_for(reader, keys, values), kind.facets, kinds)

        self.part: Prepared[tuple[Any, ...]] = part
        self.total: Prepared[Any] = total
        self.counts: Prepared[tuple[Any, ...]] = counts
