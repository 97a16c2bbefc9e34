"""A search as it stands in an address."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import QueryDict

from hub.search.documents import FACETS
from hub.search.parsing import LONGEST
from hub.search.results import MOST_PAGES, NEWEST, Asked
from hub.text.clean import without_controls

MOST_VALUES, LONGEST_VALUE = 40, 60


def read(query: QueryDict, language: str) -> Asked:
    """What the address asks for; whatever makes no sense in it is left aside."""
    number = query.get("page", "1")
    page = int(number) if number.isascii() and number.isdigit() and len(number) <= 3 else 1
    facets = {
        name: tuple(dict.fromkeys(value for value in query.getlist(name)[:MOST_VALUES] if _is_value(value)))
        for name in FACETS
    }
    return Asked(
        text=" ".join(without_controls(query.get("q", "")[:LONGEST]).split()),
        language=language,
        facets={name: values for name, values in facets.items() if values},
        sort=NEWEST if query.get("sort") == NEWEST else "",
        page=min(max(page, 1), MOST_PAGES),
    )


def _is_value(value: str) -> bool:
    return 0 < len(value) <= LONGEST_VALUE and value.isprintable()


@dataclass(frozen=True, slots=True)
class Address:
    """The part of an address from the question mark on."""

    asked: Asked

    def __str__(self) -> str:
        return self.with_changes()

    def with_changes(
        self, *, text: str | None = None, facets: Mapping[str, tuple[str, ...]] | None = None, sort: str | None = None
    ) -> str:
        """The same search with something else in one place; it begins on its first page."""
        held = facets if facets is not None else self.asked.facets
        pairs = [("q", self.asked.text if text is None else text)]
        pairs += [(name, value) for name, values in held.items() for value in values]
        pairs.append(("sort", self.asked.sort if sort is None else sort))
        return "?" + urlencode([pair for pair in pairs if pair[1]])

    def without(self, facet: str, value: str) -> str:
        """The same search without one choice."""
        left = {name: tuple(held for held in values if (name, held) != (facet, value))
                for name, values in self.asked.facets.items()}  # fmt: skip
        return self.with_changes(facets=left)
