"""Narrowing a list of pages by what each of them has: one row a value, in a table that a room keeps.

Such a table has `page` (the listed page), `kind` (which filter) and `value`; an index over the three serves filters and
their counts on every database.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, TypeVar

from django.db.models import Count, Model, QuerySet

AnyPage = TypeVar("AnyPage", bound=Model)
Facets = type[Model]


def narrow(pages: QuerySet[AnyPage], facets: Facets, values: Mapping[str, Sequence[Any]]) -> QuerySet[AnyPage]:
    """Those of `pages` that have one of the values asked for in every filter."""
    for name, asked in values.items():
        if asked:
            pages = narrow_to(pages, facets, name, asked)
    return pages


def narrow_to(pages: QuerySet[AnyPage], facets: Facets, kind: str, values: Sequence[str]) -> QuerySet[AnyPage]:
    """Those of `pages` that have one of `values`."""
    # Looked up ahead, not page by page: the others need not be compared with their translations.
    having = facets._default_manager.filter(kind=kind, value__in=values)
    return pages.filter(pk__in=having.values("page_id"))


def value_counts(pages: QuerySet[Any], facets: Facets, kinds: Sequence[str]) -> QuerySet[Any, tuple[Any, ...]]:
    """Filter, value and how many of `pages` have it."""
    had = facets._default_manager.filter(kind__in=kinds, page_id__in=pages.order_by().values("pk"))
    counted: QuerySet[Any, tuple[Any, ...]] = had.values_list("kind", "value").annotate(number=Count("pk"))
    return counted
