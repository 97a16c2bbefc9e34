"""Pictures and files of a practice, as its page shows them."""

from __future__ import annotations

from typing import Any

from django.core.files.storage import default_storage

from exchange.practices.models import PracticeFile, PracticePage, PracticePicture
from hub.media.models import Picture, Rendition

SMALL, LARGE = "width-640", "width-1280"


def pictures_of(practice: PracticePage) -> list[dict[str, Any]]:
    """What `components/picture.html` shows of each picture, in two sizes: two queries, one where there are none."""
    rows = list(
        PracticePicture.objects.filter(page_id=practice.pk)
        .order_by("sort_order", "pk")
        .values_list("picture_id", "alt", "caption")
    )
    if not rows:
        return []
    sizes = _sizes({picture_id for picture_id, _alt, _caption in rows})
    pictures = []
    for picture_id, alt, caption in rows:
        small, large = sizes[picture_id, SMALL], sizes[picture_id, LARGE]
        pictures.append(
            {
                **small,
                "srcset": f"{small['url']} {small['width']}w, {large['url']} {large['width']}w",
                "sizes": "(min-width: 60rem) 40rem, 100vw",
                "alt": alt,
                "caption": caption,
            }
        )
    return pictures


def _sizes(pictures: set[int]) -> dict[tuple[int, str], dict[str, Any]]:
    """Every picture in both sizes; a size that was never asked for before is made."""
    made = Rendition.objects.filter(image_id__in=pictures, filter_spec__in=(SMALL, LARGE))
    found = {
        (picture_id, size): {"url": default_storage.url(name), "width": width, "height": height}
        for picture_id, size, name, width, height in made.values_list(
            "image_id", "filter_spec", "file", "width", "height"
        )
    }
    lacking = {(picture, size) for picture in pictures for size in (SMALL, LARGE)} - set(found)
    for picture in Picture.objects.filter(pk__in={picture for picture, _size in lacking}):
        for size in (SMALL, LARGE):
            rendition = picture.get_rendition(size)
            found[picture.pk, size] = {"url": rendition.url, "width": rendition.width, "height": rendition.height}
    return found


def files_of(practice: PracticePage) -> list[dict[str, Any]]:
    """What `components/file_line.html` shows of each file."""
    rows = PracticeFile.objects.filter(page_id=practice.pk).order_by("sort_order", "pk").select_related("file")
    return [
        {"title": row.label, "url": row.file.url, "kind": row.file.file_extension.upper(), "size": row.file.file_size}
        for row in rows
    ]
