"""What the page of a list shows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.core.paginator import InvalidPage, Paginator
from django.http import Http404, HttpRequest
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from hub.database.prepared import Prepared
from hub.listing.asked import Asked, Counted, Labels, chips, filter_groups, read_asked
from hub.listing.kind import PER_PAGE, ListedKind
from hub.listing.pages import keys_with
from hub.pages.head import head_of
from hub.pages.memo import remembered
from hub.pages.models import BasePage


@remembered
def _sent(query: Prepared[Any], **values: Any) -> list[Any]:
    return query(**values)


@dataclass(frozen=True)
class Listing:
    """The pages that a reader of `language` asks for; `keys` holds the translation keys of those with their words,
    None where no words are asked for."""

    kind: ListedKind
    language: str
    values: Mapping[str, tuple[str, ...]]
    keys: list[UUID] | None = None

    def _ask(self, query: Prepared[Any], **more: Any) -> list[Any]:
        values = {"reader": self.language, "keys": self.keys, **self.values, **more}
        if self.keys is not None:
            # What was found by words is a list of its own each time.
            return query.anew(**values)
        # The whole list is what most ask for; there are too many others to remember.
        return query(**values) if any(values[name] for name in self.values) else _sent(query, **values)

    def rows(self, sort: str, start: int) -> list[tuple[Any, ...]]:
        """One part of the list, as the kind's `cards` takes it."""
        return self._ask(self.kind.queries.part, sort=sort, start=start)

    def total(self) -> int:
        """How many there are."""
        return sum(self._ask(self.kind.queries.total))

    def counts(self) -> Counted:
        """How many pages each value would leave beside the other filters, by filter and value.

        One query for all filters that nothing is asked of, and one for each of the others.
        """
        free = tuple(name for name, values in self.values.items() if not values)
        rows = [*self._ask(self.kind.queries.counts, kinds=free)]
        for name, values in self.values.items():
            if values:
                rows += self._ask(self.kind.queries.counts, kinds=(name,), **{name: ()})
        return {(kind, value): number for kind, value, number in rows}


def listing_context(
    kind: ListedKind, page: BasePage, request: HttpRequest, *, edges: Mapping[str, str], lead: str
) -> dict[str, Any]:
    """What the list of `kind` on `page` shows; `edges` gives the colours of themes by code.

    Raises Http404 for a page of it that does not exist.
    """
    language = (get_language() or "fr")[:2]
    known = kind.labels(language)
    asked = read_asked(request.GET, known, tuple(kind.sorts))
    ask = Listing(kind, language, asked.values, keys_with(kind.model, asked.query) if asked.query else None)
    total = ask.total()
    paginator = Paginator(range(total), PER_PAGE)
    try:
        part = paginator.page(request.GET.get("page") or 1)
    except InvalidPage as error:
        raise Http404(_("Cette page de la liste n’existe pas.")) from error
    return {
        "asked": asked,
        "page_of_list": part,
        "listed": SimpleLazyObject(
            lambda: {"cards": kind.cards(ask.rows(asked.sort, part.start_index() - 1), language)}
        ),
        "total": total,
        "offered": SimpleLazyObject(lambda: {"filters": _groups(kind, ask.counts(), asked, known, edges)}),
        "head": SimpleLazyObject(lambda: head_of(page, description=lead)),
        "chips": chips(asked, known, kind.legends),
        "sorts": [
            {
                "label": sort.label,
                "url": asked.address(sort="" if name == asked.usual else name),
                "active": asked.sort == name,
            }
            for name, sort in kind.sorts.items()
        ],
    }


def _groups(
    kind: ListedKind, counted: Counted, asked: Asked, known: Labels, edges: Mapping[str, str]
) -> list[dict[str, Any]]:
    groups = filter_groups(asked, known, kind.legends, counted, whole=kind.whole, unfolded=kind.unfolded)
    for option in (option for group in groups if group["name"] == "theme" for option in group["options"]):
        option["theme"] = edges.get(option["value"], "")
    return groups
