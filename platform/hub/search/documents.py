"""What a piece of content becomes for the search: a document in one language, in sections."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

EVERYBODY = "all"
"""The access token that every searcher holds, logged in or not."""

FACETS = ("kind", "theme", "canton", "language", "year")
"""By what results can be narrowed and counted; the order is that of the page."""


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a document; `anchor` leads to it on its page, `page` is its number in a file (from 1)."""

    text: str
    heading: str = ""
    anchor: str = ""
    page: int | None = None


@dataclass(frozen=True, slots=True)
class SearchDocument:
    """One object in one language, as it may be found now.

    `group` is the same for all languages of one text: results show it once. `access` holds the tokens of which a
    searcher needs one (`hub.search.access`). `facets` holds codes for `theme` and `canton`; kind, language and year
    come from the other fields. `keywords` are words that find it and are not shown (labels of themes, names).
    """

    object_id: int
    language: str
    kind: str
    group: str
    title: str
    summary: str = ""
    sections: tuple[Section, ...] = ()
    keywords: tuple[str, ...] = ()
    facets: dict[str, tuple[str, ...]] = field(default_factory=dict)
    access: tuple[str, ...] = (EVERYBODY,)
    date: date | None = None

    def all_facets(self) -> dict[str, list[str]]:
        """Every facet's values, also those that stand in fields of their own."""
        own = {"kind": [self.kind], "language": [self.language], "year": [str(self.date.year)] if self.date else []}
        return {name: own[name] if name in own else sorted(self.facets.get(name, ())) for name in FACETS}
