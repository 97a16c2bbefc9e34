"""The files a person brought."""

from __future__ import annotations

from functools import partial
from pathlib import PurePath
from typing import Any

from hub.media.models import File, Picture
from hub.portability.registry import ExportFile, ExportPart, export


def _file(medium: Any) -> ExportFile:
    ending = PurePath(medium.file.name).suffix
    return ExportFile(
        name=f"{medium.pk}-{medium.title[:60]}{ending}".replace("/", "-"),
        size=medium.file_size or 0,
        open=partial(medium.file.storage.open, medium.file.name, "rb"),
    )


@export("files")
def files(user: Any) -> ExportPart:
    """Pictures and files they uploaded."""
    held = [*Picture.objects.filter(uploaded_by_user=user), *File.objects.filter(uploaded_by_user=user)]
    data = [{"title": medium.title, "uploaded": medium.created_at} for medium in held]
    return ExportPart(data=data, files=[_file(medium) for medium in held])
