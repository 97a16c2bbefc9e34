"""DOCX: paragraphs under their headings, rows of tables, pages where Word left their ends in the file."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from hub.media.markup import attribute, local, read_elements
from hub.media.texts.archive import Archive
from hub.media.texts.package import main_part
from hub.media.texts.parts import PageText, Parts

_HEADING = re.compile(r"heading [1-9]|title", re.IGNORECASE)
_OFF = ("0", "false", "off")
# Older shapes repeat what stands in the newer ones; what was moved stands where it was moved to.
_SKIPPED = ("Fallback", "moveFrom", "del")
_MARKS = {"tab": "\t", "cr": "\n", "noBreakHyphen": "-"}


@dataclass
class _Paragraph:
    pieces: list[str] = field(default_factory=list)
    style: str = ""
    outlined: bool = False
    listed: bool = False
    rendered: int = 0
    explicit: int = 0

    @property
    def words(self) -> str:
        return "".join(self.pieces).strip()


def read_docx(data: bytes) -> list[PageText]:
    """The parts of the document and of its footnotes; raises on a broken file."""
    archive = Archive(data)
    styles = _heading_styles(archive)
    reader = _Reader()
    reader.read(archive, main_part(archive, "word/document.xml"))
    if "word/footnotes.xml" in archive.names:
        reader.read(archive, "word/footnotes.xml")
    parts = Parts()
    numbered = reader.rendered or reader.explicit
    for held in reader.paragraphs:
        # Word notes the ends of pages that it laid out, among them those that were asked for.
        number = 1 + (held.rendered if reader.rendered else held.explicit) if numbered else None
        if (held.outlined or held.style in styles) and held.words:
            parts.heading(held.words, number)
        else:
            parts.paragraph(f"– {held.words}" if held.listed and held.words else held.words, number)
    return parts.done()


def _heading_styles(archive: Archive) -> set[str]:
    """The keys of the styles that make a heading; their names are English in every Word, the keys are not."""
    found: set[str] = set()
    style = ""

    def look(name: str, attributes: dict[str, str]) -> None:
        nonlocal style
        if local(name) == "style":
            style = attribute(attributes, "styleId")
        elif style and (
            local(name) == "outlineLvl" or (local(name) == "name" and _HEADING.fullmatch(attribute(attributes, "val")))
        ):
            found.add(style)

    if "word/styles.xml" in archive.names:
        read_elements(archive.open("word/styles.xml"), look)
    return found


class _Reader:
    """Listens to the elements of a part. Paragraphs stand inside of each other: a shape in a text has its own."""

    def __init__(self) -> None:
        self.paragraphs: list[_Paragraph] = []
        self.rendered = self.explicit = 0
        self._open: list[_Paragraph] = []
        self._rows: list[list[list[str]]] = []
        self._first: list[_Paragraph | None] = []
        self._skipping = 0
        self._in_run = self._hidden = self._in_text = False

    def read(self, archive: Archive, name: str) -> None:
        read_elements(archive.open(name), self._start, on_end=self._end, on_text=self._text)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        tag = local(name)
        if tag in _SKIPPED or self._skipping:
            self._skipping += 1
        elif tag == "p":
            self._open.append(_Paragraph(rendered=self.rendered, explicit=self.explicit))
        elif tag == "tr":
            self._rows.append([])
            self._first.append(None)
        elif tag == "tc" and self._rows:
            self._rows[-1].append([])
        elif tag == "r":
            self._in_run, self._hidden = True, False
        elif tag == "vanish" and self._in_run:
            self._hidden = attribute(attributes, "val") not in _OFF
        elif tag == "t":
            self._in_text = True
        elif tag == "lastRenderedPageBreak":
            self.rendered += 1
        elif tag == "br" and attribute(attributes, "type") == "page":
            self.explicit += 1
        elif tag == "br":
            self._put("\n")
        elif tag in _MARKS and self._in_run:
            self._put(_MARKS[tag])
        elif self._open:
            self._describe(self._open[-1], tag, attributes)

    def _describe(self, held: _Paragraph, tag: str, attributes: dict[str, str]) -> None:
        if tag == "pStyle":
            held.style = attribute(attributes, "val")
        elif tag == "numPr":
            held.listed = True
        elif tag == "outlineLvl":
            held.outlined = attribute(attributes, "val") != "9"
        elif tag == "pageBreakBefore" and attribute(attributes, "val") not in _OFF:
            self.explicit += 1

    def _end(self, name: str) -> None:
        tag = local(name)
        if self._skipping:
            self._skipping -= 1
        elif tag == "t":
            self._in_text = False
        elif tag == "r":
            self._in_run = self._hidden = False
        elif tag == "p" and self._open:
            self._close(self._open.pop())
        elif tag == "tr" and self._rows:
            self._close_row()

    def _close(self, held: _Paragraph) -> None:
        if self._rows and self._rows[-1]:
            self._rows[-1][-1].append(held.words)
            self._first[-1] = self._first[-1] or held
        else:
            self.paragraphs.append(held)

    def _close_row(self) -> None:
        cells, first = self._rows.pop(), self._first.pop()
        words = " | ".join(" ".join(filter(None, cell)) for cell in cells if any(cell))
        if words and first is not None:
            self._close(_Paragraph([words], rendered=first.rendered, explicit=first.explicit))

    def _text(self, words: str) -> None:
        if self._in_text and not self._hidden:
            self._put(words)

    def _put(self, words: str) -> None:
        if self._skipping or not self._open:
            return
        held = self._open[-1]
        if not held.pieces:
            held.rendered, held.explicit = self.rendered, self.explicit
        held.pieces.append(words)
