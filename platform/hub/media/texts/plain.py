"""TXT and CSV: as they are."""

from __future__ import annotations

import codecs
import csv
import io

from hub.media.texts.parts import PageText, Parts

_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_SAMPLE = 4096


def _decoded(data: bytes) -> str:
    encoding = next((name for mark, name in _MARKS if data.startswith(mark)), "utf-8")
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def read_txt(data: bytes) -> list[PageText]:
    """The whole text as one part."""
    parts = Parts()
    for paragraph in _decoded(data).replace("\r\n", "\n").split("\n\n"):
        parts.paragraph(paragraph)
    return parts.done()


def read_csv(data: bytes) -> list[PageText]:
    """A paragraph for each row."""
    text = _decoded(data)
    head = text[:_SAMPLE]
    mark = max(";,\t", key=head.count)
    parts = Parts()
    for row in csv.reader(io.StringIO(text, newline=""), delimiter=mark):
        parts.paragraph(" | ".join(cell.strip() for cell in row if cell.strip()))
    return parts.done()
