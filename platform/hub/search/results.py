"""What is asked of the search and what it answers, in the words of a page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from django.utils.safestring import SafeString

PER_PAGE = 10
MOST_PAGES = 20
BEST, NEWEST = "", "new"


@dataclass(frozen=True, slots=True)
class Asked:
    """A search as a reader states it.

    `language` is that of the reader's interface, `facets` the values chosen for each of `hub.search.documents.FACETS`,
    `sort` one of BEST and NEWEST, `page` counts from 1.
    """

    text: str
    language: str
    facets: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    sort: str = BEST
    page: int = 1


@dataclass(frozen=True, slots=True)
class Shown:
    """One result: a text in the language nearest to the reader's, and its passage that answers best.

    `title`, `heading` and `passage` are HTML in which `<mark>` stands around what was looked for, everything else
    escaped. `language` is what the text is written in. `passage_url` leads to the passage itself, `page` is its
    page in a file. `by_meaning`: it holds none of the words.
    """

    source: str
    object_id: int
    kind: str
    language: str
    url: str
    title: SafeString
    heading: SafeString
    passage: SafeString
    passage_url: str
    page: int | None
    date: date | None
    by_meaning: bool = False


@dataclass(frozen=True, slots=True)
class FacetValue:
    """A value of a facet, how many results it has or would have, and whether it is chosen."""

    value: str
    count: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class Answer:
    """What was found. `nearest`: nothing has the words or comes close enough; `shown` is then only the nearest there
    is. `total` counts texts (0 when `nearest`). `pages` is the number of pages that can be turned. `without` names what
    the search had to do without: "meaning", "index" (no engine answers)."""

    asked: Asked
    total: int
    pages: int
    shown: list[Shown]
    facets: dict[str, list[FacetValue]]
    nearest: bool = False
    without: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Something that what is typed may become. `sort` is "title", "term" or "search"; a title has its address."""

    sort: str
    text: str
    language: str
    url: str = ""
    kind: str = ""
