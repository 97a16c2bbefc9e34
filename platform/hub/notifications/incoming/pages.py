"""The words of a laid-out mail, with the marks by which quotations are known in plain ones."""

from __future__ import annotations

from html.parser import HTMLParser

import nh3

LONGEST_PAGE = 200_000
DEEPEST_QUOTE = 20
_TAGS = {"p", "div", "br", "blockquote", "li", "ul", "ol", "tr", "table", "td", "h1", "h2", "h3", "h4", "pre", "hr"}
_BREAKS = _TAGS - {"td"}


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[str] = [""]
        self.depth = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _BREAKS:
            self._break(always=tag == "br")
        if tag == "blockquote":
            self.depth += 1
        elif tag == "li":
            self._add("- ")

    def handle_endtag(self, tag: str) -> None:
        if tag in ("p", "blockquote"):
            self._break()
            self._break(always=True)
        elif tag in _BREAKS and tag != "br":
            self._break()
        if tag == "blockquote":
            self.depth = max(0, self.depth - 1)

    def handle_data(self, data: str) -> None:
        words = " ".join(data.split())
        if words:
            gap = " " if data[:1].isspace() and self.lines[-1].strip("> ") else ""
            self._add(gap + words + (" " if data[-1:].isspace() else ""))

    def _add(self, words: str) -> None:
        if not self.lines[-1] and self.depth:
            self.lines[-1] = ">" * min(self.depth, DEEPEST_QUOTE) + " "
        self.lines[-1] += words

    def _break(self, *, always: bool = False) -> None:
        if self.lines[-1] or always:
            self.lines.append("")


def page_to_text(page: str) -> str:
    """Plain text with a line for each paragraph; `> ` before what is quoted."""
    if not page.strip():
        return ""
    # ammonia closes what is left open, so that the reader below never searches for an end.
    clean = nh3.clean(page[:LONGEST_PAGE], tags=_TAGS, attributes={}, clean_content_tags={"script", "style", "title"})
    reader = _Words()
    reader.feed(clean)
    reader.close()
    return "\n".join(line.rstrip() for line in reader.lines).strip()
