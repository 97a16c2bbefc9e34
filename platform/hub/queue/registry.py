"""What waits for editors. Each room puts its own in through its `queue_items.py`; the queue knows none of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from hub.accounts.models import User


@dataclass(frozen=True)
class Action:
    """A deed from the queue: a link, or with `post` a form with one hidden `name`=`value`."""

    label: str
    url: str
    post: bool = False
    name: str = "from"
    value: str = "queue"


@dataclass(frozen=True)
class Item:
    """One thing that waits; `due` is the day it should be done by."""

    kind_label: str
    title: str
    url: str
    since: dt.datetime | dt.date | None = None
    due: dt.date | None = None
    overdue: bool = False
    language: str = ""
    who: str = ""
    assignee: str = ""
    assignee_id: int | None = None
    note: str = ""
    icon: str = "file-text"
    actions: list[Action] = field(default_factory=list)


@dataclass(frozen=True)
class Source:
    """A kind of waiting thing: `count` is cheap, `items` gives at most `limit` rows, the most pressing first."""

    key: str
    label: Any
    items: Callable[[User, int], Iterable[Item]]
    count: Callable[[User], int]
    order: int = 100


_sources: dict[str, Source] = {}


def register(source: Source) -> Source:
    """Make `source` part of the queue."""
    _sources[source.key] = source
    return source


def sources() -> list[Source]:
    """Every source, in order."""
    return sorted(_sources.values(), key=lambda source: source.order)


def waiting(user: User) -> int:
    """How many things wait for `user`."""
    return sum(source.count(user) for source in _sources.values())
