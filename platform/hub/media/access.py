"""Who may read a file, and which pictures are public. Rooms say so in their `media_access.py`.

A file belongs to the pages that show it. This module knows none of them: each room registers what it knows.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hub.accounts.roles import Role

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from hub.accounts.models import User
    from hub.media.models import File

    AnyUser = User | AnonymousUser


@dataclass(frozen=True, slots=True)
class Place:
    """A page that shows a file; `language` is what its title is in."""

    title: str
    url: str
    language: str


@dataclass(frozen=True)
class Room:
    """What a room knows of its media.

    `opens_file` says whether the room shows the file to the person; `public_pictures` gives those of the pictures
    that stand on a page which everybody may read now, leaving out the page `except_page`; `shows_file` gives the pages
    that show the file and that the person may read, with addresses for a reader of the language.
    """

    opens_file: Callable[[AnyUser, File], bool]
    public_pictures: Callable[[Collection[int], int | None], set[int]]
    shows_file: Callable[[AnyUser, File, str], list[Place]] | None = None


EDITORS = (Role.EDITOR, Role.OPERATOR)
_rooms: dict[str, Room] = {}


def register(name: str, room: Room) -> Room:
    """Make a room's rule count; a second one of the same name replaces the first."""
    _rooms[name] = room
    return room


def may_read(user: AnyUser, file: File) -> bool:
    """Whether `user` may download `file`: it is open to all, theirs, or a room shows it to them. Editors may."""
    if file.open_to_all:
        return True
    if user.is_authenticated and user.is_active and _holds(user, file):
        return True
    return any(room.opens_file(user, file) for room in _rooms.values())


def _holds(user: User, file: File) -> bool:
    return bool(file.uploaded_by_user_id == user.pk or user.has_role(*EDITORS))


def is_public(file: File) -> bool:
    """Whether everybody may download `file`."""
    from django.contrib.auth.models import AnonymousUser

    return may_read(AnonymousUser(), file)


def public_pictures(pictures: Collection[int], *, except_page: int | None = None) -> set[int]:
    """Those of `pictures` (primary keys) that stand on a public page other than `except_page`."""
    found: set[int] = set()
    for room in _rooms.values():
        found |= room.public_pictures(pictures, except_page)
    return found


def places_of(user: AnyUser, file: File, language: str) -> list[Place]:
    """The pages that show `file` and that `user` may read, each text in the language nearest to `language`."""
    return [place for room in _rooms.values() if room.shows_file for place in room.shows_file(user, file, language)]
