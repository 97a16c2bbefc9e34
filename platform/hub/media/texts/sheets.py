"""XLSX: a part for each sheet that is shown, a paragraph for each row."""

from __future__ import annotations

from hub.media.markup import attribute, local, read_elements
from hub.media.texts.archive import Archive
from hub.media.texts.package import main_part, related
from hub.media.texts.parts import PageText, Parts

_SHARED = "xl/sharedStrings.xml"


def read_xlsx(data: bytes) -> list[PageText]:
    """What stands in the cells, numbers as the file keeps them; raises on a broken file."""
    archive = Archive(data)
    main = main_part(archive, "xl/workbook.xml")
    targets = related(archive, main)
    sheets: list[tuple[str, str]] = []

    def look(name: str, attributes: dict[str, str]) -> None:
        if local(name) == "sheet" and attributes.get("state", "visible") == "visible":
            key = next((value for key, value in attributes.items() if key.endswith("relationships id")), "")
            sheets.append((attributes.get("name", ""), targets.get(key, "")))

    read_elements(archive.open(main), look)
    shared = _shared(archive)
    parts = Parts()
    for title, name in sheets:
        if name in archive.names:
            parts.heading(title)
            for row in _rows(archive, name, shared):
                parts.paragraph(row)
    return parts.done()


def _shared(archive: Archive) -> list[str]:
    """The texts that cells point to."""
    found: list[list[str]] = []
    state = {"text": False, "phonetic": False}

    def start(name: str, attributes: dict[str, str]) -> None:
        if local(name) == "si":
            found.append([])
        elif local(name) == "rPh":
            state["phonetic"] = True
        elif local(name) == "t":
            state["text"] = not state["phonetic"]

    def end(name: str) -> None:
        if local(name) == "rPh":
            state["phonetic"] = False
        elif local(name) == "t":
            state["text"] = False

    def text(words: str) -> None:
        if state["text"] and found:
            found[-1].append(words)

    if _SHARED in archive.names:
        read_elements(archive.open(_SHARED), start, on_end=end, on_text=text)
    return ["".join(words) for words in found]


def _rows(archive: Archive, name: str, shared: list[str]) -> list[str]:
    rows: list[str] = []
    cells: list[str] = []
    value: list[str] = []
    state = {"kind": "", "inside": ""}

    def start(tag: str, attributes: dict[str, str]) -> None:
        if local(tag) == "c":
            state["kind"] = attribute(attributes, "t")
            value.clear()
        elif local(tag) in ("v", "t"):
            state["inside"] = local(tag)

    def end(tag: str) -> None:
        if local(tag) in ("v", "t"):
            state["inside"] = ""
        elif local(tag) == "c":
            words = "".join(value).strip()
            if state["kind"] == "s":
                place = int(words) if words.isdigit() else -1
                words = shared[place].strip() if 0 <= place < len(shared) else ""
            if words and state["kind"] not in ("e", "b"):
                cells.append(words)
        elif local(tag) == "row":
            rows.append(" | ".join(cells))
            cells.clear()

    def text(words: str) -> None:
        if state["inside"]:
            value.append(words)

    read_elements(archive.open(name), start, on_end=end, on_text=text)
    return rows
