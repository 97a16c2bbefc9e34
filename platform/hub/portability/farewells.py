"""Who has to do something when a person leaves; filled by the rooms' `departures.py`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.utils.module_loading import autodiscover_modules

Farewell = Callable[[Any], None]
_farewells: dict[str, tuple[Farewell, Any, Any]] = {}


def on_departure(name: str, *, goes: Any = "", stays: Any = "") -> Callable[[Farewell], Farewell]:
    """Register what a room does when a person is deleted.

    It is called with the user, still as it was, inside the transaction that empties it. What it leaves must name
    the person no more; what others wrote must stay readable. `goes` and `stays` say it in a sentence each, to who
    is about to leave (lazily translated).
    """

    def register(farewell: Farewell) -> Farewell:
        _farewells[name] = (farewell, goes, stays)
        return farewell

    return register


def announced() -> tuple[list[Any], list[Any]]:
    """What the rooms say: all that goes, all that stays."""
    autodiscover_modules("departures")
    held = [_farewells[name] for name in sorted(_farewells)]
    return [goes for _do, goes, _stays in held if goes], [stays for _do, _goes, stays in held if stays]


def say_farewell(user: Any) -> None:
    """Let every room do what it has to."""
    autodiscover_modules("departures")
    for name in sorted(_farewells):
        _farewells[name][0](user)
