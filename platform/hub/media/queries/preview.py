"""The pages of a file as pictures, as a page shows them."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.urls import reverse

from hub.media.models import File


def preview_of(file: File) -> dict[str, Any]:
    """What `components/file_pages.html` shows of `file`: its drawn pages, how many it has, where its text can be read.

    No query where the preview came with the file.
    """
    try:
        preview = file.preview
    except ObjectDoesNotExist:
        return {"drawn": [], "pages": 0, "text_url": ""}
    drawn = [
        {"url": reverse("file_page", args=[file.pk, number]), "number": number, "width": width, "height": height}
        for number, (_name, width, height) in enumerate(preview.pages, start=1)
    ]
    return {"drawn": drawn, "pages": preview.total, "text_url": reverse("media:text", args=[file.pk])}
