"""Filters of the directory's lists, as they stand in the address.

A list of the directory has some hundred entries: their codes are read in one query and counted here.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils.translation import gettext as _

MAX_QUERY = 100
Known = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True)
class Entry:
    """What one entry of a list is found by: its codes for each filter, and its words, folded."""

    pk: int
    codes: Mapping[str, Sequence[str]]
    words: str = ""


@dataclass(frozen=True)
class Asked:
    """What a reader asked for; `unknown` are values that nothing can have, left aside."""

    values: Mapping[str, tuple[str, ...]]
    query: str = ""
    unknown: tuple[str, ...] = ()

    def address(self, **changes: Any) -> str:
        """The part of the address from the question mark that asks for this, with some names changed."""
        asked: dict[str, Any] = {"q": self.query, **self.values} | changes
        pairs = [(name, value) for name, held in asked.items() for value in ([held] if isinstance(held, str) else held)]
        return "?" + urlencode([(name, value) for name, value in pairs if value])

    @property
    def is_narrow(self) -> bool:
        """Whether anything is asked for at all."""
        return bool(self.query or any(self.values.values()))


def fold(text: str) -> str:
    """The text without capitals and accents."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign for sign in apart if not unicodedata.combining(sign))


def read_asked(parameters: QueryDict, known: Known) -> Asked:
    """The filters in `parameters`, cleaned of what is not known; codes are taken in any case."""
    values, unknown = {}, []
    for name, choices in known.items():
        spelled = {code.lower(): code for code in choices}
        given = list(dict.fromkeys(value.strip() for value in parameters.getlist(name) if value.strip(" \x00")))
        values[name] = tuple(dict.fromkeys(spelled[value.lower()] for value in given if value.lower() in spelled))
        unknown += [value[:40].replace("\x00", "") for value in given if value.lower() not in spelled]
    query = " ".join(parameters.get("q", "").replace("\x00", " ").split())[:MAX_QUERY]
    return Asked(values, query, tuple(unknown[:5]))


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
    entries: Sequence[Entry], asked: Asked, known: Known, legends: Mapping[str, Any], *, opened: Sequence[str]
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


def chips(asked: Asked, known: Known, legends: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The filters in force; each can be taken away by itself."""
    shown = []
    if asked.query:
        shown.append({"label": asked.query, "group": _("Mots"), "remove_url": asked.address(q="")})
    for name, values in asked.values.items():
        for value in values:
            left = asked.address(**{name: [held for held in values if held != value]})
            shown.append({"label": known[name][value], "group": legends[name], "remove_url": left})
    return shown
