"""The list of practices: one row a practice, in the reader's best language."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.core.paginator import InvalidPage, Paginator
from django.db.models import CharField, Count, Min, OuterRef, QuerySet, Subquery
from django.http import Http404, HttpRequest
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from wagtail.models import Page

from exchange.practices.models import Facet, PracticeIndexPage, PracticePage
from exchange.practices.queries.cards import card_rows, cards
from exchange.practices.queries.filters import LEGENDS, Asked, labels, narrow, read_asked, value_counts
from exchange.practices.queries.public import public_practices, some_are_closed
from hub.database.prepared import Prepared, prepared
from hub.languages.queries.best import best
from hub.pages.head import head_of
from hub.pages.memo import remembered
from resources.themes.queries.labels import theme_labels

PER_PAGE = 12
MOST_FOUND = 1000
OPEN_FILTERS = ("theme", "target")


def newest_first(practices: QuerySet[PracticePage]) -> QuerySet[PracticePage]:
    """By the first publication in any language: a translation does not make an old practice new."""
    since = (
        Page.objects.filter(translation_key=OuterRef("translation_key"), live=True)
        .order_by()
        .values("translation_key")
        .annotate(first=Min("first_published_at"))
        .values("first")
    )
    ordered: QuerySet[PracticePage] = practices.annotate(since=Subquery(since)).order_by("-since", "-pk")
    return ordered


def keys_with(words: str) -> list[UUID]:
    """The translation keys of the practices that hold all `words` in one of their languages."""
    # What is no letter or digit means something to the databases' search languages.
    bare = " ".join(re.findall(r"\w+", words))
    if not bare:
        return []
    live = PracticePage.objects.live()
    found = live.search(bare, operator="and", order_by_relevance=False)[:MOST_FOUND]
    return sorted({page.translation_key for page in found})


SLOTS: dict[str, Any] = {name: [CharField()] for name in LEGENDS}


def _asked_for(reader: str, keys: list[UUID] | None, values: Mapping[str, Sequence[Any]]) -> QuerySet[PracticePage]:
    every = best(public_practices(), reader)
    return narrow(every if keys is None else every.filter(translation_key__in=keys), values)


@prepared(unless=some_are_closed, **SLOTS)
def _rows(reader: str, keys: Any, sort: str, start: int, **values: Any) -> QuerySet[PracticePage, tuple[Any, ...]]:
    shown = card_rows(newest_first(_asked_for(reader, keys, values)))
    if sort == "taken":
        shown = shown.order_by("-adopted", "-since", "-pk")
    return shown[start : start + PER_PAGE]


@prepared(unless=some_are_closed, **SLOTS)
def _total(reader: str, keys: Any, **values: Any) -> QuerySet[PracticePage, Any]:
    shown = _asked_for(reader, keys, values).order_by().values("live")
    total: QuerySet[PracticePage, Any] = shown.annotate(number=Count("pk")).values_list("number", flat=True)
    return total


@prepared(unless=some_are_closed, **SLOTS)
def _counts(reader: str, keys: Any, kinds: tuple[str, ...], **values: Any) -> QuerySet[Facet, tuple[Any, ...]]:
    return value_counts(_asked_for(reader, keys, values), kinds)


@remembered
def _sent(query: Prepared[Any], **values: Any) -> list[Any]:
    return query(**values)


@dataclass(frozen=True)
class Listing:
    """The practices that a reader of `language` asks for; `keys` holds the translation keys of those with their words,
    None where no words are asked for."""

    language: str
    values: Mapping[str, tuple[str, ...]]
    keys: list[UUID] | None = None

    def _ask(self, query: Prepared[Any], **more: Any) -> list[Any]:
        values = {"reader": self.language, "keys": self.keys, **self.values, **more}
        if self.keys is not None:
            # What was found by words is a list of its own each time.
            return query.anew(**values)
        # The whole list is what most ask for; there are too many others to remember.
        return query(**values) if any(self.values.values()) else _sent(query, **values)

    def rows(self, sort: str, start: int) -> list[tuple[Any, ...]]:
        """One part of the list, as `cards` takes it."""
        return self._ask(_rows, sort=sort, start=start)

    def total(self) -> int:
        """How many there are."""
        return sum(self._ask(_total))

    def counts(self) -> dict[tuple[str, str], int]:
        """How many practices each value would leave beside the other filters, by filter and value.

        One query for all filters that nothing is asked of, and one for each of the others.
        """
        free = tuple(name for name, values in self.values.items() if not values)
        rows = [*self._ask(_counts, kinds=free)]
        for name, values in self.values.items():
            if values:
                rows += self._ask(_counts, kinds=(name,), **{name: ()})
        return {(kind, value): number for kind, value, number in rows}


def listing_context(page: PracticeIndexPage, request: HttpRequest) -> dict[str, Any]:
    """What the list shows. Raises Http404 for a page of it that does not exist."""
    language = (get_language() or "fr")[:2]
    known = labels(language)
    asked = read_asked(request.GET, known)
    ask = Listing(language, asked.values, keys_with(asked.query) if asked.query else None)
    total = ask.total()
    paginator = Paginator(range(total), PER_PAGE)
    try:
        part = paginator.page(request.GET.get("page") or 1)
    except InvalidPage as error:
        raise Http404(_("Cette page de la liste n’existe pas.")) from error
    return {
        "asked": asked,
        "page_of_list": part,
        "listed": SimpleLazyObject(lambda: {"cards": cards(ask.rows(asked.sort, part.start_index() - 1), language)}),
        "total": total,
        "offered": SimpleLazyObject(lambda: {"filters": _filters(ask.counts(), asked, known, language)}),
        "head": SimpleLazyObject(lambda: head_of(page, description=page.lead)),
        "chips": _chips(asked, known),
        "sorts": [
            {"label": _("Nouveautés"), "url": asked.address(sort=""), "active": asked.sort == "new"},
            {
                "label": _("Souvent reprises"),
                "url": asked.address(sort="taken"),
                "active": asked.sort == "taken",
            },
        ],
    }


def _filters(
    counted: dict[tuple[str, str], int], asked: Asked, known: dict[str, dict[str, str]], language: str
) -> list[dict[str, Any]]:
    edges = {code: label.edge for code, label in theme_labels(language).items()}
    filters = []
    for name, choices in known.items():
        options = [
            {
                "value": value,
                "label": label,
                "count": counted.get((name, value), 0),
                "checked": value in asked.values[name],
                "theme": edges.get(value, "") if name == "theme" else "",
            }
            for value, label in choices.items()
        ]
        # Of 26 cantons only those are offered that have something; a theme without a practice is worth seeing.
        if name != "theme":
            options = [option for option in options if option["count"] or option["checked"]]
        if options:
            is_open = name in OPEN_FILTERS or bool(asked.values[name])
            filters.append({"name": name, "legend": LEGENDS[name], "options": options, "open": is_open})
    return filters


def _chips(asked: Asked, known: dict[str, dict[str, str]]) -> list[dict[str, Any]]:
    chips = []
    if asked.query:
        chips.append({"label": asked.query, "group": _("Mots"), "remove_url": asked.address(q="")})
    for name, values in asked.values.items():
        for value in values:
            left = [held for held in values if held != value]
            chips.append(
                {
                    "label": known[name][value],
                    "group": LEGENDS[name],
                    "remove_url": asked.address(**{name: left}),
                }
            )
    return chips
