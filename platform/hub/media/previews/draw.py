"""Drawing the pages of a PDF, in a process of its own."""

from __future__ import annotations

import json
import logging
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

log = logging.getLogger(__name__)
_PROGRAM = Path(__file__).with_name("program.py")
SECONDS = 60


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
    try:
        done = subprocess.run(  # noqa: S603 - our own program; the file is its input only
            [sys.executable, "-I", "-B", str(_PROGRAM)],
            input=data,
            capture_output=True,
            timeout=SECONDS,
            check=False,
        )
        written, trouble = done.stdout, done.returncode and (_last_line(done.stderr) or f"status {done.returncode}")
    except subprocess.TimeoutExpired as expired:
        written, trouble = expired.stdout or b"", "too slow"
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


def _last_line(said: bytes) -> str:
    lines = said.decode("ascii", "replace").strip().splitlines()
    return lines[-1][:60] if lines else ""
