"""The pictures of projects are public."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from exchange.directory.models import ProjectPicture
from hub.media.access import Room, register

if TYPE_CHECKING:
    from hub.media.access import AnyUser
    from hub.media.models import File


def opens_file(user: AnyUser, file: File) -> bool:
    """Projects show no files."""
    return False


def public_pictures(pictures: Collection[int], except_page: int | None) -> set[int]:
    """Those of `pictures` that a project shows."""
    shown = ProjectPicture.objects.filter(picture__in=list(pictures), project__merged_into=None)
    return set(shown.values_list("picture_id", flat=True))


register("directory", Room(opens_file=opens_file, public_pictures=public_pictures))
