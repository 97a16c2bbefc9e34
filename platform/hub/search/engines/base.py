"""What a search engine has to do. Analysis, fusion and rights are the same for all: they stand outside.

An engine holds *entries* under their number (`Document.pk`). Terms come ready-made: `hub.search.terms` turns text
and questions into them, so that two engines find the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Vector = NDArray[np.float32]

NOTHING = "∅"
"""The one term of a field that has none. Lucene divides by the entries that have a field, Tantivy by all: with a term
in every field of every entry they count the same and give the same scores."""


class EngineAwayError(Exception):
    """The engine does not answer, or not in time. Whoever searches goes on without it."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A document as an engine holds it.

    `title`, `body`, `parts` and `words` are terms: the first three carry their language (`de·integr`), `words` are
    the folded words as written, for what somebody mistypes or has not typed to the end. `head` are the folded words
    of the title alone. `vectors` has one row a passage, in the order of the passages (384 wide, unit vectors as
    `space.quantised` gives them); empty until the passages are embedded. `day` counts from 1970-01-01, 0 where the
    document has no date.
    """

    pk: int
    stamp: str
    language: str
    group: str
    title: Sequence[str]
    body: Sequence[str]
    parts: Sequence[str]
    words: Sequence[str]
    head: Sequence[str]
    access: Sequence[str]
    facets: Mapping[str, Sequence[str]]
    day: int = 0
    vectors: NDArray[np.int8] | None = None


@dataclass(frozen=True, slots=True)
class Wanted:
    """One word or phrase of a question, in every form that counts as found, each with its weight.

    `terms` are single terms, `phrases` sequences of terms that must follow each other; `near` is a folded word that
    may be up to `distance` letters away from what was written.
    """

    terms: tuple[tuple[str, float], ...] = ()
    phrases: tuple[tuple[tuple[str, ...], float], ...] = ()
    near: str = ""
    distance: int = 0


@dataclass(frozen=True, slots=True)
class Limits:
    """Which entries may be found at all: those open to one of `access`, not `hidden`, and, for each facet named,
    with one of its values."""

    access: frozenset[str]
    facets: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    hidden: frozenset[int] = frozenset()
    only: frozenset[int] | None = None

    def without(self, facet: str) -> Limits:
        """The same without the choice made in one facet: what its other values would give."""
        kept = {name: values for name, values in self.facets.items() if name != facet}
        return Limits(self.access, kept, self.hidden, self.only)


@dataclass(frozen=True, slots=True)
class Question:
    """What is looked for: at least `least` of `wanted`, all of `required`, none of `excluded`."""

    wanted: tuple[Wanted, ...] = ()
    required: tuple[Wanted, ...] = ()
    excluded: tuple[Wanted, ...] = ()
    least: int = 1

    @property
    def is_empty(self) -> bool:
        """Whether it asks for no word at all."""
        return not self.wanted and not self.required


@dataclass(frozen=True, slots=True)
class Hit:
    """An entry that holds the words; `score` is BM25 (k1 = 1.2, b = 0.75) with Lucene's idf, title doubled."""

    pk: int
    score: float
    language: str


@dataclass(frozen=True, slots=True)
class Near:
    """An entry near in meaning; `cosine` is that of its nearest passage, whose place among them is `passage`."""

    pk: int
    cosine: float
    language: str
    passage: int


@dataclass(frozen=True, slots=True)
class Tally:
    """How many texts (groups) were found, and how many with each value of each facet."""

    total: int
    facets: Mapping[str, Mapping[str, int]]


@dataclass(frozen=True, slots=True)
class Size:
    """What the index holds."""

    entries: int
    vectors: int
    octets: int


class Engine(Protocol):
    """One index. Every method may raise EngineAwayError."""

    name: str

    def cursor(self) -> int:
        """The number of the last change that the index holds; 0 when it is new."""

    def apply(self, entries: Sequence[Entry], gone: Sequence[int], *, cursor: int) -> None:
        """Put these entries in the place of those with the same number, forget `gone`, and remember `cursor`.

        What it held is durable on return; done twice it changes nothing.
        """

    def stamps(self) -> Iterator[tuple[int, str]]:
        """Number and stamp of every entry, for comparing with the database."""

    def match(self, question: Question, limits: Limits, *, most: int, newest: bool = False) -> list[Hit]:
        """The best `most` entries with these words, best first. An empty question matches all but what it excludes,
        with score 0.

        `newest`: the newest first instead, and scores are 0.
        """

    def nearest(self, vector: Vector, limits: Limits, *, most: int) -> list[Near]:
        """The `most` nearest entries *of each language* that the limits allow, nearest first."""

    def cosines(self, vector: Vector, pks: Sequence[int]) -> dict[int, tuple[float, int]]:
        """Cosine and place of the nearest passage of each of these entries that has vectors."""

    def tally(self, question: Question, limits: Limits, *, also: Sequence[int]) -> Tally:
        """Counts texts with these words together with the entries `also`, as far as the limits allow them. Each facet
        is counted without the choice made in it, and gives only values that occur."""

    def complete(self, words: Sequence[str], limits: Limits, *, most: int) -> list[int]:
        """Entries whose title has all `words` (folded), the last of them perhaps unfinished."""

    def frequencies(self, terms: Sequence[str]) -> dict[str, int]:
        """How many entries hold each term (title or body; `words` for a term without a language)."""

    def size(self) -> Size:
        """What the index holds."""

    def close(self) -> None:
        """Let go of files and connections."""


class Rebuildable(Engine, Protocol):
    """An engine whose index can be made anew while it is searched.

    Changes go on into the old index, so the new one may stand before or behind it when it takes its place: whoever
    writes asks for `cursor` before each `apply`. An `apply` whose index was replaced since raises EngineAwayError.
    """

    def rebuild(self) -> Engine:
        """The index that will take this one's place: empty, with cursor 0, or as far as a rebuild came that was
        broken off."""

    def adopt(self, new: Engine) -> None:
        """Put what `rebuild` gave in this index's place, at once and for every process; the old one is deleted.

        Done again after it succeeded it changes nothing.
        """
