"""The pictures of projects are public, and the portraits that people show to everybody."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from exchange.directory.choices import Audience
from exchange.directory.models import Profile, ProjectPicture
from hub.media.access import Room, register

if TYPE_CHECKING:
    from hub.media.access import AnyUser
    from hub.media.models import File


def opens_file(user: AnyUser, file: File) -> bool:
    """Projects show no files."""
    return False


def public_pictures(pictures: Collection[int], except_page: int | None) -> set[int]:
    """Those of `pictures` that a project or an open profile shows."""
    shown = ProjectPicture.objects.filter(picture__in=list(pictures), project__merged_into=None)
    portraits = Profile.objects.filter(
        picture__in=list(pictures), shown_to=Audience.EVERYBODY, hidden_at=None, user__is_active=True
    )
    return set(shown.values_list("picture_id", flat=True)) | set(portraits.values_list("picture_id", flat=True))


register("directory", Room(opens_file=opens_file, public_pictures=public_pictures))
