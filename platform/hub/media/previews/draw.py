"""Drawing the pages of a PDF, in a process of its own."""

from __future__ import annotations

import json
import logging
from dataclasses import dataclass
from pathlib import Path

from hub.media.own_program import run_on

log = logging.getLogger(__name__)
_PROGRAM = Path(__file__).with_name("program.py")


@dataclass(frozen=True, slots=True)
class DrawnPage:
    """A page as a WebP picture, `width` and `height` in pixels."""

    width: int
    height: int
    picture: bytes


@dataclass(frozen=True, slots=True)
class Drawing:
    """The first pages of a document of `total` pages; none where it cannot be drawn."""

    total: int
    pages: tuple[DrawnPage, ...]


def draw_pdf(data: bytes, *, name: str) -> Drawing:
    """The first dozen pages of the PDF in `data`; `name` is what the log calls it."""
    written, trouble = run_on(_PROGRAM, data)
    drawing = _read(written)
    if trouble:
        log.warning("%s was drawn up to page %s: %s", name, len(drawing.pages), trouble)
    return drawing


def _read(written: bytes) -> Drawing:
    """What the program wrote, without a last page that it did not come to the end of."""
    head, _newline, rest = written.partition(b"\n")
    if not _newline:
        return Drawing(0, ())
    total = int(json.loads(head)["pages"])
    pages = []
    while rest:
        head, _newline, rest = rest.partition(b"\n")
        if not _newline:
            break
        said = json.loads(head)
        if len(rest) < said["bytes"]:
            break
        pages.append(DrawnPage(said["width"], said["height"], rest[: said["bytes"]]))
        rest = rest[said["bytes"] :]
    return Drawing(total, tuple(pages))
