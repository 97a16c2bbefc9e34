"""Reading the text of a file, in a process of its own."""

from __future__ import annotations

import json
import logging
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from hub.media.own_program import run_on
from hub.media.texts.parts import PageText

if TYPE_CHECKING:
    from hub.media.models import File

log = logging.getLogger(__name__)
_PROGRAM = Path(__file__).with_name("program.py")


@dataclass(frozen=True, slots=True)
class Reading:
    """The parts of a file and the language that most of them are in (empty where that is not clear)."""

    parts: tuple[PageText, ...]
    language: str


def read_text(file: File) -> Reading:
    """The text of `file`, at most 400 pages and two million characters; nothing where it cannot be read.

    Raises OSError where the storage does not give the file out.
    """
    with file.file.open("rb") as stored:
        data = stored.read()
    return read_bytes(data, str(file.file_extension).lower(), name=f"file {file.pk}")


def read_bytes(data: bytes, kind: str, *, name: str) -> Reading:
    """The text of `data`, a file of this `kind` (its extension); `name` is what the log calls it."""
    written, trouble = run_on(_PROGRAM, data, kind)
    parts, language = [], ""
    for line in written.split(b"\n")[:-1]:
        said = json.loads(line)
        if isinstance(said, str):
            language = said
        else:
            parts.append(PageText(*said))
    if trouble:
        log.warning("The text of %s (%s) was read up to part %s: %s", name, kind, len(parts), trouble)
    return Reading(tuple(parts), language)
