"""What rooms know of their own health.

A room's `watching.py` is discovered when somebody looks for the first time, and registers functions:

    register(Watched("search", parts=…, figures=…, sections=…))
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.module_loading import autodiscover_modules


@dataclass(frozen=True, slots=True)
class Figure:
    """A number for programs that collect them. `name` in small letters with its unit at the end (`…_seconds`,
    `…_bytes`), `meaning` a sentence in English, `labels` tell figures of the same name apart."""

    name: str
    meaning: str
    value: float
    labels: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Fact:
    """A line of the operators' page; `well` is False for what somebody should look at."""

    term: Any
    value: Any
    well: bool = True


@dataclass(frozen=True, slots=True)
class Section:
    """Facts under a title."""

    title: Any
    facts: list[Fact]


@dataclass(frozen=True, slots=True)
class Watched:
    """What a room says: `parts` whether each of its parts is well, `figures` numbers, `sections` the same for people.

    Each is asked anew each time; it must answer from the database, within a few milliseconds.
    """

    name: str
    parts: Callable[[], dict[str, bool]]
    figures: Callable[[], list[Figure]]
    sections: Callable[[], list[Section]]


_watched: dict[str, Watched] = {}


def register(watched: Watched) -> None:
    """Let this be asked too. Raises ValueError where the name is taken."""
    if watched.name in _watched:
        raise ValueError(f"{watched.name} is watched already.")
    _watched[watched.name] = watched


def all_watched() -> list[Watched]:
    """Whatever the rooms registered; reads their `watching.py` the first time."""
    autodiscover_modules("watching")
    return list(_watched.values())
