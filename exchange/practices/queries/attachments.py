"""Pictures and files of a practice, as its page shows them."""

from __future__ import annotations

from typing import Any

from django.core.files.storage import default_storage
from django.db.models import FilteredRelation, IntegerField, Q, QuerySet

from exchange.practices.models import PracticeFile, PracticePage, PracticePicture
from hub.database.prepared import prepared
from hub.media.models import Picture

SMALL, LARGE = "width-640", "width-1280"


@prepared(page=IntegerField())
def _picture_rows(page: Any) -> QuerySet[PracticePicture, tuple[Any, ...]]:
    """A row for each size that was made of a picture, one without a size where none was."""
    sizes = FilteredRelation("picture__renditions", condition=Q(picture__renditions__filter_spec__in=(SMALL, LARGE)))
    pictures: QuerySet[PracticePicture, tuple[Any, ...]] = (
        PracticePicture.objects.filter(page_id=page)
        .annotate(size=sizes)
        .order_by("sort_order", "pk")
        .values_list(
            "picture_id", "alt", "caption", "size__filter_spec", "size__file", "size__width", "size__height"
        )
    )  # fmt: skip
    return pictures


@prepared(page=IntegerField())
def _file_rows(page: Any) -> QuerySet[PracticeFile]:
    files: QuerySet[PracticeFile] = PracticeFile.objects.filter(page_id=page).order_by("sort_order", "pk")
    return files.select_related("file")


def pictures_of(practice: PracticePage) -> list[dict[str, Any]]:
    """What `components/picture.html` shows of each picture, in two sizes.

    One query; more where a picture was never shown before.
    """
    rows = _picture_rows(page=practice.pk)
    sizes = {
        (picture_id, size): {"url": default_storage.url(name), "width": width, "height": height}
        for picture_id, _alt, _caption, size, name, width, height in rows
        if size
    }
    shown = dict.fromkeys((picture_id, alt, caption) for picture_id, alt, caption, *_size in rows)
    pictures = []
    for picture_id, alt, caption in shown:
        if (picture_id, SMALL) not in sizes or (picture_id, LARGE) not in sizes:
            sizes |= _made(picture_id)
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


def _made(picture_id: int) -> dict[tuple[int, str], dict[str, Any]]:
    """The picture in both sizes; those that are lacking are made."""
    picture = Picture.objects.get(pk=picture_id)
    made = {size: picture.get_rendition(size) for size in (SMALL, LARGE)}
    return {
        (picture_id, size): {"url": rendition.url, "width": rendition.width, "height": rendition.height}
        for size, rendition in made.items()
    }


def files_of(practice: PracticePage) -> list[dict[str, Any]]:
    """What `components/file_line.html` shows of each file."""
    return [
        {"title": row.label, "url": row.file.url, "kind": row.file.file_extension.upper(), "size": row.file.file_size}
        for row in _file_rows(page=practice.pk)
    ]
