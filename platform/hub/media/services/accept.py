"""Taking a picture or a file in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.files.base import File as Upload

from hub.media.checks.intake import checked_document, checked_picture
from hub.media.models import File, Picture

if TYPE_CHECKING:
    from hub.accounts.models import User

LONGEST_TITLE = 255


def accept_picture(*, upload: Upload[bytes], user: User, title: str) -> Picture:
    """Store the picture in `upload`: upright, re-encoded, without what the camera wrote into it.

    Raises RefusedUpload, whose text says what to do.
    """
    checked = checked_picture(upload)
    picture: Picture = Picture.objects.create(
        title=(title.strip() or checked.name or "")[:LONGEST_TITLE], file=checked, uploaded_by_user=user
    )
    return picture


def accept_file(*, upload: Upload[bytes], user: User, title: str) -> File:
    """Store the file in `upload` under a clean name; nobody but `user` and the editors may read it yet.

    Raises RefusedUpload, whose text says what to do.
    """
    checked = checked_document(upload)
    file: File = File.objects.create(
        title=(title.strip() or checked.name or "")[:LONGEST_TITLE], file=checked, uploaded_by_user=user
    )
    return file


def discard(*, medium: Picture | File) -> None:
    """Throw away what was just taken in, with its file on the disk."""
    medium.delete()
