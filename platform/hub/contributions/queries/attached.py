"""Pictures and files of a published page, as it shows them."""

from __future__ import annotations

from typing import Any

from django.core.files.storage import default_storage
from django.db.models import FilteredRelation, IntegerField, Q, QuerySet

from hub.contributions.models import PageFile, PagePicture
from hub.database.prepared import Prepared, prepared
from hub.media.models import Picture
from hub.media.queries.preview import preview_of

SMALL, LARGE = "width-640", "width-1280"


class Attached:
    """What one kind of page shows; `pictures` and `files` are the models that hold them."""

    def __init__(self, pictures: type[PagePicture], files: type[PageFile]) -> None:
        @prepared(page=IntegerField())
        def picture_rows(page: Any) -> QuerySet[Any, tuple[Any, ...]]:
            """A row for each size that was made of a picture, one without a size where none was."""
            wanted = Q(picture__renditions__filter_spec__in=(SMALL, LARGE))
            rows: QuerySet[Any, tuple[Any, ...]] = (
                pictures._default_manager.filter(page_id=page)
                .annotate(size=FilteredRelation("picture__renditions", condition=wanted))
                .order_by("sort_order", "pk")
                .values_list(
                    "picture_id", "alt", "caption", "size__filter_spec", "size__file", "size__width", "size__height"
                )
            )  # fmt: skip
            return rows

        @prepared(page=IntegerField())
        def file_rows(page: Any) -> QuerySet[Any]:
            rows: QuerySet[Any] = files._default_manager.filter(page_id=page).order_by("sort_order", "pk")
            return rows.select_related("file__preview")

        self._picture_rows: Prepared[tuple[Any, ...]] = picture_rows
        self._file_rows: Prepared[Any] = file_rows

    def pictures_of(self, page: int) -> list[dict[str, Any]]:
        """What `components/picture.html` shows of each picture of the page with this key, in two sizes.

        One query; more where a picture was never shown before.
        """
        rows = self._picture_rows(page=page)
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

    def files_of(self, page: int) -> list[dict[str, Any]]:
        """What `components/file_line.html` and `file_pages.html` show of each file of the page with this key."""
        return [
            {
                "title": row.label,
                "url": row.file.url,
                "kind": row.file.file_extension.upper(),
                "size": row.file.file_size,
                **preview_of(row.file),
            }
            for row in self._file_rows(page=page)
        ]


def _made(picture_id: int) -> dict[tuple[int, str], dict[str, Any]]:
    """The picture in both sizes; those that are lacking are made."""
    picture = Picture.objects.get(pk=picture_id)
    made = {size: picture.get_rendition(size) for size in (SMALL, LARGE)}
    return {
        (picture_id, size): {"url": rendition.url, "width": rendition.width, "height": rendition.height}
        for size, rendition in made.items()
    }
