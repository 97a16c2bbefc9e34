"""Filters of the directory's lists.

A list of the directory has some hundred entries: their codes are read in one query and counted here.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from hub.listing.asked import Asked, Labels


@dataclass(frozen=True)
class Entry:
    """What one entry of a list is found by: its codes for each filter, and its words, folded."""

    pk: int
    codes: Mapping[str, Sequence[str]]
    words: str = ""


def fold(text: str) -> str:
    """The text without capitals and accents."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign for sign in apart if not unicodedata.combining(sign))


def matching(entries: Iterable[Entry], asked: Asked, *, but: str = "") -> list[Entry]:
    """The entries that have one of the values asked for in every filter, save the filter `but`, and all words."""
    words = fold(asked.query).split()
    wanted = {name: set(values) for name, values in asked.values.items() if values and name != but}
    return [
        entry
        for entry in entries
        if all(held.intersection(entry.codes.get(name, ())) for name, held in wanted.items())
        and all(word in entry.words for word in words)
    ]


def counts(entries: Sequence[Entry], asked: Asked, name: str) -> Counter[str]:
    """How many entries each value of the filter would leave beside the other filters."""
    return Counter(code for entry in matching(entries, asked, but=name) for code in set(entry.codes.get(name, ())))


def value_counts(entries: Sequence[Entry], asked: Asked, known: Labels) -> dict[tuple[str, str], int]:
    """As `counts`, for every filter: by filter and value."""
    return {(name, code): number for name in known for code, number in counts(entries, asked, name).items()}
