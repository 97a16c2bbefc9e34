"""What can be moderated. Each room says so in its `moderation.py`; moderation knows none of them.

    register(ModeratedKind(key="post", label=_("Message du forum"), show=…, hide=…, restore=…, author=…, …))

A piece is named by its *target*, `"<key>:<pk>"`: `post:55`.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from hub.moderation.errors import UnknownTargetError

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from hub.accounts.models import User

_TARGET = re.compile(r"([a-z][a-z_-]{0,29}):([1-9][0-9]{0,17})")


@dataclass(frozen=True)
class Piece:
    """What moderators and its author see of a piece, hidden or not, as plain text in its own `language`.

    `author` is the number of the person who answers for it, None where they left or never were; `url` leads to it
    where it stands; `edited_at` is set when its words changed since it was written.
    """

    title: str
    text: str
    language: str = ""
    url: str = ""
    author: int | None = None
    written_at: dt.datetime | None = None
    edited_at: dt.datetime | None = None
    hidden: bool = False


@dataclass(frozen=True)
class ModeratedKind:
    """A kind of content that people report and moderators hide.

    - `show(pks)` gives the pieces that exist, whoever may read them; who asks has passed `may_moderate` or `may_read`.
    - `hide(pk, reason, by)` and `restore(pk, by)` do it in the open transaction, with search, caches and files; they
      may be called twice. `reason` is a code of `Reason` and the moderator's words under it, to be shown through
      `choices.readable`. `by` is None where the platform itself does it.
    - `author(pk)`: the number of the person who is told, or None.
    - `may_moderate(user, pk)`: whether the person decides about it; that nobody decides about what is their own is
      seen to elsewhere.
    - `may_read(user, pk)`: whether the person sees it now, and so may report it; `user` may be anonymous.
    - `approve(pk, by)` shows what was held; `restore` where it is not given.
    - `closed`: few may read a piece; its words stand in no mail, and anonymous people report none.
    """

    key: str
    label: Any
    show: Callable[[Collection[int]], Mapping[int, Piece]]
    hide: Callable[[int, str, User | None], None]
    restore: Callable[[int, User | None], None]
    author: Callable[[int], int | None]
    may_moderate: Callable[[User, int], bool]
    may_read: Callable[[User | AnonymousUser, int], bool]
    approve: Callable[[int, User | None], None] | None = None
    closed: bool = False


_kinds: dict[str, ModeratedKind] = {}


def register(kind: ModeratedKind) -> ModeratedKind:
    """Make a kind of content known."""
    _kinds[kind.key] = kind
    return kind


def all_kinds() -> list[ModeratedKind]:
    """Every kind, by key."""
    return [_kinds[key] for key in sorted(_kinds)]


def find_kind(key: str) -> ModeratedKind | None:
    """The kind of this key, if a room registered it."""
    return _kinds.get(key)


def split(target: str) -> tuple[str, int]:
    """Give key and number of `target`. Raises UnknownTargetError where it is not written like one."""
    found = _TARGET.fullmatch(target)
    if found is None:
        raise UnknownTargetError
    return found.group(1), int(found.group(2))


def open_target(target: str) -> tuple[ModeratedKind, int, Piece]:
    """Give the kind, the number and the piece of `target`. Raises UnknownTargetError where there is no such piece."""
    key, pk = split(target)
    kind = find_kind(key)
    piece = kind.show([pk]).get(pk) if kind else None
    if kind is None or piece is None:
        raise UnknownTargetError
    return kind, pk, piece
