"""What the menus offer besides pages.

A room's `menu.py` registers functions here. Each gets the request and gives an item, or None where the person has
no use for it:

    @menu.register("account", order=20)
    def queue(request: HttpRequest) -> menu.Item | None: ...

Places: `main` (beside the pages that editors put in the menu), `footer`, `account` (for people logged in).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest


@dataclass(frozen=True)
class Item:
    """One entry; `count` says how much waits there, `post` that following it changes something (logging out)."""

    label: Any
    url: str
    count: int = 0
    active: bool = False
    post: bool = False
    language: str = ""


ItemSource = Callable[[HttpRequest], "Item | None"]
_sources: dict[str, list[tuple[int, ItemSource]]] = defaultdict(list)


def register(place: str, *, order: int = 100) -> Callable[[ItemSource], ItemSource]:
    """Decorator: the function gives an item for `place`; lower `order` stands first."""

    def keep(source: ItemSource) -> ItemSource:
        _sources[place].append((order, source))
        _sources[place].sort(key=lambda entry: entry[0])
        return source

    return keep


def items_for(place: str, request: HttpRequest) -> list[Item]:
    """What the rooms offer at `place` to this person, in order."""
    given = (source(request) for _order, source in _sources[place])
    return [item for item in given if item is not None]


def is_active(request: HttpRequest, url: str) -> bool:
    """Whether the page shown is the one at `url` or lies under it."""
    return request.path == url or (url.count("/") > 2 and request.path.startswith(url))
