"""Reading files once."""

from __future__ import annotations

import dataclasses
import logging
from collections.abc import Iterable

from django.db import DatabaseError, transaction

from hub.media.models import File, FileText
from hub.media.texts.read import read_text

READER = "1"
"""Names what the readers make of a file; another one has every file read anew."""
log = logging.getLogger(__name__)


def texts_of(*, files: Iterable[File]) -> dict[int, FileText]:
    """The text of each file by the file's key: one query, and up to a minute for each that was not read yet.

    A file that the storage does not give out has no text now, and is asked for again the next time.
    """
    wanted = {file.pk: file for file in files}
    kept = {text.file_id: text for text in FileText.objects.filter(file__in=list(wanted))}
    found: dict[int, FileText] = {}
    for pk, file in wanted.items():
        digest = f"{READER}-{file.file_hash or file.get_file_hash()}"
        held = kept.get(pk)
        found[pk] = held if held is not None and held.digest == digest else _read(file, digest)
    return found


def _read(file: File, digest: str) -> FileText:
    try:
        reading = read_text(file)
    except OSError as error:
        log.warning("File %s is not in the storage: %s", file.pk, type(error).__name__)
        return FileText(file=file)
    text = FileText(
        file=file,
        digest=digest,
        language=reading.language,
        parts=[dataclasses.astuple(part) for part in reading.parts],
    )
    values = {"digest": text.digest, "language": text.language, "parts": text.parts}
    try:
        with transaction.atomic():
            FileText.objects.update_or_create(file=file, defaults=values)
    except DatabaseError:
        # The file was deleted meanwhile.
        log.warning("The text of file %s was not kept", file.pk)
    return text
