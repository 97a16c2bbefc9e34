"""PDF: a part for each page, under the last entry of its outline."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from hub.media.texts.parts import PageText
from hub.media.texts.tidy import clean, unbreak

MOST_ENTRIES = 500


def read_pdf(data: bytes) -> Iterator[PageText]:
    """The pages that have text. A page that cannot be read is left out."""
    from pypdf import PdfReader

    reader = PdfReader(io.BytesIO(data), strict=False)
    if reader.is_encrypted and not reader.decrypt(""):
        return
    headings = _headings(reader)
    known: set[str] = set()
    heading = ""
    for number, page in enumerate(reader.pages, start=1):
        heading = headings.get(number, heading)
        try:
            raw = page.extract_text()
        except (MemoryError, RecursionError):
            raise
        except Exception:  # noqa: S112 - pages are broken in all sorts of ways
            continue
        text = unbreak(clean(raw), known)
        if text:
            yield PageText(number, heading, text)


def _headings(reader: Any) -> dict[int, str]:
    """The first entry of the outline on each page that has one."""
    found: dict[int, str] = {}
    try:
        waiting = list(reader.outline)
        for _turn in range(MOST_ENTRIES):
            if not waiting:
                break
            entry = waiting.pop(0)
            if isinstance(entry, list):
                waiting[:0] = entry
                continue
            number = reader.get_destination_page_number(entry)
            if number is not None:
                found.setdefault(number + 1, clean(str(entry.title)).replace("\n", " ")[:200])
    except (MemoryError, RecursionError):
        raise
    except Exception:
        return found
    return found
