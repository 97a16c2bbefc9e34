"""ODT, ODP and ODS: paragraphs, slides, rows of tables."""

from __future__ import annotations

from hub.media.markup import attribute, local, read_elements
from hub.media.texts.archive import Archive
from hub.media.texts.parts import PageText, Parts

# What was deleted, remarked or is said to the speaker only.
_SKIPPED = ("tracked-changes", "annotation", "notes", "note-citation", "bookmark-ref", "script")
_MOST_SPACES = 100


def read_opendocument(data: bytes) -> list[PageText]:
    """The parts of the document; raises on a broken file."""
    archive = Archive(data)
    reader = _Reader()
    read_elements(archive.open("content.xml"), reader.start, on_end=reader.end, on_text=reader.text)
    return reader.done()


class _Reader:
    def __init__(self) -> None:
        self._parts: list[tuple[bool, str, int]] = []
        self._open: list[list[str]] = []
        self._cells: list[list[list[str]]] = []
        self._breaking: set[str] = set()
        self._style = ""
        self._page = 0
        self._slides = self._sheets = self._is_title = False
        self._skipping = self._listed = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        tag = local(name)
        if tag in _SKIPPED or self._skipping:
            self._skipping += 1
        elif tag == "style":
            self._style = attribute(attributes, "name")
        elif tag == "paragraph-properties" and attribute(attributes, "break-before") == "page":
            self._breaking.add(self._style)
        elif tag in ("p", "h"):
            if attribute(attributes, "style-name") in self._breaking:
                self._page += 1
            self._open.append([])
        elif tag == "soft-page-break":
            self._page += 1
        elif tag == "page":
            self._slides = True
            self._page += 1
            self._parts.append((True, "", self._page))
        elif tag == "frame":
            self._is_title = attribute(attributes, "class") == "title"
        elif tag == "spreadsheet":
            self._sheets = True
        elif tag == "list-item":
            self._listed += 1
        elif tag == "table" and self._sheets:
            self._parts.append((True, attribute(attributes, "name"), self._page))
        elif tag == "table-row":
            self._cells.append([])
        elif tag == "table-cell" and self._cells:
            self._cells[-1].append([])
        elif tag in ("s", "tab", "line-break"):
            number = attribute(attributes, "c")
            spaces = min(int(number), _MOST_SPACES) if number.isdigit() else 1
            self.text({"s": " " * spaces, "tab": "\t", "line-break": "\n"}[tag])

    def text(self, words: str) -> None:
        if self._open and not self._skipping:
            self._open[-1].append(words)

    def end(self, name: str) -> None:
        tag = local(name)
        if self._skipping:
            self._skipping -= 1
        elif tag in ("p", "h") and self._open:
            words = "".join(self._open.pop()).strip()
            if self._cells and self._cells[-1]:
                self._cells[-1][-1].append(words)
            else:
                listed = self._listed and words and tag == "p" and not self._slides
                is_heading = tag == "h" or (self._is_title and bool(words))
                self._parts.append((is_heading, f"– {words}" if listed else words, self._page))
        elif tag == "list-item":
            self._listed -= 1
        elif tag == "frame":
            self._is_title = False
        elif tag == "table-row" and self._cells:
            cells = self._cells.pop()
            row = " | ".join(" ".join(filter(None, cell)) for cell in cells if any(cell))
            if self._cells and self._cells[-1]:
                self._cells[-1][-1].append(row)
            else:
                self._parts.append((False, row, self._page))

    def done(self) -> list[PageText]:
        parts = Parts()
        first = 0 if self._slides else 1
        for is_heading, words, page in self._parts:
            number = page + first if self._page else None
            if is_heading and (words or self._slides):
                parts.heading(words, number)
            else:
                parts.paragraph(words, number)
        return parts.done()
