"""Who has to do something when a person leaves; filled by the rooms' `departures.py`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.utils.module_loading import autodiscover_modules

Farewell = Callable[[Any], None]
_farewells: dict[str, Farewell] = {}


def on_departure(name: str) -> Callable[[Farewell], Farewell]:
    """Register what a room does when a person is deleted.

    It is called with the user, still as it was, inside the transaction that empties it. What it leaves must name
    the person no more; what others wrote must stay readable.
    """

    def register(farewell: Farewell) -> Farewell:
        _farewells[name] = farewell
        return farewell

    return register


def say_farewell(user: Any) -> None:
    """Let every room do what it has to."""
    autodiscover_modules("departures")
    for name in sorted(_farewells):
        _farewells[name](user)
