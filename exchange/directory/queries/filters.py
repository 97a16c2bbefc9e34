"""Filters of the directory's lists.

A list of the directory has some hundred entries: their codes are read in one query and counted here.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

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


def filter_groups(
    entries: Sequence[Entry], asked: Asked, known: Labels, legends: Mapping[str, Any], *, opened: Sequence[str]
) -> list[dict[str, Any]]:
    """What `components/filter_group.html` shows of each filter; values that nothing has are left out."""
    groups = []
    for name, choices in known.items():
        counted = counts(entries, asked, name)
        options = [
            {"value": code, "label": label, "count": counted[code], "checked": code in asked.values[name]}
            for code, label in choices.items()
            if counted[code] or code in asked.values[name]
        ]
        if options:
            is_open = name in opened or bool(asked.values[name])
            groups.append({"name": name, "legend": legends[name], "options": options, "open": is_open})
    return groups
