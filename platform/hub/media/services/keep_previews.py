"""Drawing files once."""

from __future__ import annotations

import logging

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import DatabaseError, transaction
from django.db.models import F, Q

from hub.media.models import File, FilePreview
from hub.media.names import disk_key
from hub.media.previews.draw import Drawing, draw_pdf

DRAWER = "1"
"""Names how files are drawn; another one has every file drawn anew."""
AT_ONCE = 100
log = logging.getLogger(__name__)


def draw_lacking(*, most: int = AT_ONCE) -> int:
    """Draw the PDFs that were not drawn as they are now, at most `most` of them; returns how many were.

    A file that the storage does not give out is tried again the next time, one that cannot be drawn is not.
    """
    pdfs = File.objects.filter(file__iendswith=".pdf")
    drawn = Q(preview__drawer=DRAWER) & Q(preview__file_hash=F("file_hash"))
    lacking = pdfs.exclude(pk__in=pdfs.filter(drawn).values("pk")).select_related("preview").order_by("pk")
    return sum(_draw(file) for file in lacking[:most])


def _draw(file: File) -> bool:
    try:
        with file.file.open("rb") as stored:
            data = stored.read()
    except OSError as error:
        log.warning("File %s is not in the storage: %s", file.pk, type(error).__name__)
        return False
    drawing = draw_pdf(data, name=f"file {file.pk}")
    names = [default_storage.save(disk_key("previews", "x.webp"), ContentFile(page.picture)) for page in drawing.pages]
    try:
        with transaction.atomic():
            _keep(file, drawing, names)
    except DatabaseError:
        # The file was deleted meanwhile.
        log.warning("The pages of file %s were not kept", file.pk)
        for name in names:
            default_storage.delete(name)
        return False
    return True


def _keep(file: File, drawing: Drawing, names: list[str]) -> None:
    before = FilePreview.objects.filter(file=file).first()
    if before is not None:
        before.delete()
    FilePreview.objects.create(
        file=file,
        drawer=DRAWER,
        file_hash=file.file_hash,
        total=drawing.total,
        pages=[[name, page.width, page.height] for name, page in zip(names, drawing.pages, strict=True)],
    )
