"""Parts of a file's text: what stands on one page under one heading."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class PageText:
    """`number` counts pages or slides from 1, None where the file does not say; an empty line parts paragraphs."""

    number: int | None
    heading: str
    text: str


def anchor_of(number: int | None, place: int) -> str:
    """Where a part begins on the page with its file's text; `place` is its own in the file (from 1)."""
    return f"page-{number}" if number else f"part-{place}"


@dataclass
class Parts:
    """Gathers paragraphs; a new part begins with each heading and each page."""

    found: list[PageText] = field(default_factory=list)
    _number: int | None = None
    _heading: str = ""
    _paragraphs: list[str] = field(default_factory=list)
    _said: bool = True

    def heading(self, words: str, number: int | None = None) -> None:
        """What follows stands under `words`."""
        self._close()
        self._number, self._heading, self._said = number, " ".join(words.split()), False

    def paragraph(self, words: str, number: int | None = None) -> None:
        """A paragraph, an item or a row; empty ones count for nothing."""
        if not words.strip():
            return
        if number != self._number:
            self._close()
            self._number = number
        self._paragraphs.append(words.strip())

    def done(self) -> list[PageText]:
        """All parts, in order."""
        self._close()
        return self.found

    def _close(self) -> None:
        # A heading that nothing follows is text as well.
        if self._paragraphs or (self._heading and not self._said):
            self.found.append(PageText(self._number, self._heading, "\n\n".join(self._paragraphs)))
            self._said = True
        self._paragraphs = []
