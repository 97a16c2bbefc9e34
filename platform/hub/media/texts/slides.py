"""PPTX: a part for each slide, under its title."""

from __future__ import annotations

from hub.media.markup import attribute, local, read_elements
from hub.media.texts.archive import Archive
from hub.media.texts.package import main_part, related
from hub.media.texts.parts import PageText, Parts

_TITLES = ("title", "ctrTitle")


def read_pptx(data: bytes) -> list[PageText]:
    """The slides in the order in which they are shown, without hidden ones; raises on a broken file."""
    archive = Archive(data)
    main = main_part(archive, "ppt/presentation.xml")
    targets = related(archive, main)
    order: list[str] = []

    def look(name: str, attributes: dict[str, str]) -> None:
        if local(name) == "sldId":
            key = next((value for key, value in attributes.items() if key.endswith("relationships id")), "")
            order.append(targets.get(key, ""))

    read_elements(archive.open(main), look)
    parts = Parts()
    for number, name in enumerate(order, start=1):
        if name in archive.names:
            _Slide(parts, number).read(archive, name)
    return parts.done()


class _Slide:
    def __init__(self, parts: Parts, number: int) -> None:
        self._parts, self._number = parts, number
        self._title: list[str] = []
        self._paragraphs: list[str] = []
        self._open: list[str] | None = None
        self._is_title = self._in_text = self._is_hidden = False
        self._cells: list[list[str]] | None = None
        self._skipping = 0

    def read(self, archive: Archive, name: str) -> None:
        read_elements(archive.open(name), self._start, on_end=self._end, on_text=self._text)
        if self._is_hidden:
            return
        self._parts.heading(" ".join(self._title), self._number)
        for words in self._paragraphs:
            self._parts.paragraph(words, self._number)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        tag = local(name)
        if tag == "Fallback" or self._skipping:
            self._skipping += 1
        elif tag == "sld":
            self._is_hidden = attributes.get("show") in ("0", "false")
        elif tag == "sp":
            self._is_title = False
        elif tag == "ph":
            self._is_title = attribute(attributes, "type") in _TITLES
        elif tag == "p":
            self._open = []
        elif tag == "t":
            self._in_text = True
        elif tag == "br" and self._open is not None:
            self._open.append("\n")
        elif tag == "tr":
            self._cells = []
        elif tag == "tc" and self._cells is not None:
            self._cells.append([])

    def _end(self, name: str) -> None:
        tag = local(name)
        if self._skipping:
            self._skipping -= 1
        elif tag == "t":
            self._in_text = False
        elif tag == "p" and self._open is not None:
            words = "".join(self._open).strip()
            self._open = None
            if self._cells:
                self._cells[-1].append(words)
            elif words:
                (self._title if self._is_title else self._paragraphs).append(words)
        elif tag == "tr" and self._cells is not None:
            self._paragraphs.append(" | ".join(" ".join(filter(None, cell)) for cell in self._cells if any(cell)))
            self._cells = None

    def _text(self, words: str) -> None:
        if self._in_text and self._open is not None and not self._skipping:
            self._open.append(words)
