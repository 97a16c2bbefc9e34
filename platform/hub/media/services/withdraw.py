"""Taking pictures back from the public."""

from __future__ import annotations

from collections.abc import Collection

from hub.media.access import public_pictures
from hub.media.models import Rendition


def withdraw_pictures(*, pictures: Collection[int], page_id: int | None = None) -> int:
    """Let the addresses of `pictures` die, save of those that another public page than `page_id` shows.

    Who may still see them gets new addresses, made when needed. Returns how many sizes were thrown away.
    """
    hidden = set(pictures) - public_pictures(pictures, except_page=page_id)
    gone = list(Rendition.objects.filter(image_id__in=hidden)) if hidden else []
    for rendition in gone:
        rendition.delete()
    return len(gone)
