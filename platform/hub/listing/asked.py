"""The filters of a list, as they stand in its address."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils.translation import gettext as _

MAX_QUERY = 200
MOST_UNKNOWN = 5
Labels = Mapping[str, Mapping[str, str]]
"""For each filter its values and what they are called."""
Counted = Mapping[tuple[str, str], int]
"""How many entries each value would leave beside the other filters, by filter and value."""


@dataclass(frozen=True)
class Asked:
    """What a reader asked for; `unknown` are values that nothing can have, left aside. `usual` is the order of a list
    whose address names none."""

    values: Mapping[str, tuple[str, ...]]
    query: str = ""
    sort: str = ""
    usual: str = ""
    unknown: tuple[str, ...] = ()

    def address(self, **changes: Any) -> str:
        """The part of the address from the question mark that asks for this, with some names changed."""
        asked: dict[str, Any] = {
            "q": self.query,
            **self.values,
            "sort": self.sort if self.sort != self.usual else "",
        }
        asked |= changes
        pairs = [(name, value) for name, held in asked.items() for value in ([held] if isinstance(held, str) else held)]
        return "?" + urlencode([(name, value) for name, value in pairs if value])

    @property
    def is_narrow(self) -> bool:
        """Whether anything is asked for at all."""
        return bool(self.query or any(self.values.values()))


def read_asked(parameters: QueryDict, known: Labels, sorts: Sequence[str] = ("",)) -> Asked:
    """The filters in `parameters`, cleaned of what is not known; codes are taken in any case.

    The first of `sorts` is the usual order.
    """
    values, unknown = {}, []
    for name, choices in known.items():
        spelled = {code.lower(): code for code in choices}
        given = list(dict.fromkeys(value.strip() for value in parameters.getlist(name) if value.strip(" \x00")))
        values[name] = tuple(dict.fromkeys(spelled[value.lower()] for value in given if value.lower() in spelled))
        unknown += [value[:40].replace("\x00", "") for value in given if value.lower() not in spelled]
    query = " ".join(parameters.get("q", "").replace("\x00", " ").split())[:MAX_QUERY]
    sort = parameters.get("sort", "")
    return Asked(values, query, sort if sort in sorts else sorts[0], sorts[0], tuple(unknown[:MOST_UNKNOWN]))


def chips(asked: Asked, known: Labels, legends: Mapping[str, Any]) -> list[dict[str, Any]]:
    """What `components/filter_chips.html` shows: each word and value asked for, with the way to leave it out."""
    made = []
    if asked.query:
        made.append({"label": asked.query, "group": _("Mots"), "remove_url": asked.address(q="")})
    for name, values in asked.values.items():
        for value in values:
            left = [held for held in values if held != value]
            made.append(
                {"label": known[name][value], "group": legends[name], "remove_url": asked.address(**{name: left})}
            )
    return made


def filter_groups(
    asked: Asked,
    known: Labels,
    legends: Mapping[str, Any],
    counted: Counted,
    *,
    whole: Collection[str] = (),
    unfolded: Collection[str] = (),
) -> list[dict[str, Any]]:
    """What `components/filter_group.html` shows of each filter; those in `unfolded` stand open.

    Of 26 cantons only those are offered that have something. Filters in `whole` offer every value: a theme without a
    page is worth seeing.
    """
    groups = []
    for name, choices in known.items():
        options = [
            {
                "value": code,
                "label": label,
                "count": counted.get((name, code), 0),
                "checked": code in asked.values[name],
            }
            for code, label in choices.items()
            if name in whole or counted.get((name, code)) or code in asked.values[name]
        ]
        if options:
            is_open = name in unfolded or bool(asked.values[name])
            groups.append({"name": name, "legend": legends[name], "options": options, "open": is_open})
    return groups
