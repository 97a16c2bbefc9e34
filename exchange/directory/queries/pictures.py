"""Pictures of projects, as pages show them."""

from __future__ import annotations

from typing import Any

from exchange.directory.models import Project

SIZES = ("width-640", "width-1280")


def pictures_of(project: Project) -> list[dict[str, Any]]:
    """What `components/picture.html` shows of each; sizes that were never shown are made."""
    shown = []
    for row in project.pictures.select_related("picture").prefetch_related("picture__renditions"):
        small, large = (row.picture.get_rendition(size) for size in SIZES)
        shown.append(
            {
                "pk": row.pk,
                "url": small.url,
                "width": small.width,
                "height": small.height,
                "srcset": f"{small.url} {small.width}w, {large.url} {large.width}w",
                "sizes": "(min-width: 60rem) 40rem, 100vw",
                "alt": row.alt,
                "caption": row.caption,
            }
        )
    return shown
