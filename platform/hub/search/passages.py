"""Cutting a document into passages: what is embedded, and what a result shows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import blake2b

from hub.search.documents import Section

WORDS = 110
"""A passage ends at the first sentence that reaches this many words."""
MOST_WORDS = 160
MOST_PASSAGES = 400
_SENTENCE_END = re.compile(r"(?<=[.!?…])\s+(?=[A-ZÀ-ÖØ-Þ«„“\"\d])|\n{2,}")


@dataclass(frozen=True, slots=True)
class Piece:
    """A passage before it is stored."""

    text: str
    heading: str
    anchor: str
    page: int | None


def pieces(sections: Iterable[Section]) -> list[Piece]:
    """The passages of these sections, none over section borders; what is beyond the ceiling is left out."""
    found: list[Piece] = []
    for section in sections:
        for text in _cut(section.text):
            found.append(Piece(text, section.heading[:400], section.anchor[:200], section.page))
            if len(found) >= MOST_PASSAGES:
                return found
    return found


def _cut(text: str) -> Iterator[str]:
    held: list[str] = []
    size = 0
    for sentence in sentences(text):
        words = sentence.split()
        # What has no full stops (tables, lists) is cut by length.
        for start in range(0, len(words), MOST_WORDS):
            part = words[start : start + MOST_WORDS]
            if held and size + len(part) > MOST_WORDS:
                yield " ".join(held)
                held, size = [], 0
            held.append(" ".join(part))
            size += len(part)
            if size >= WORDS:
                yield " ".join(held)
                held, size = [], 0
    if held:
        yield " ".join(held)


def sentences(text: str) -> list[str]:
    """The sentences of a text; a paragraph ends one too."""
    return _SENTENCE_END.split(text)


def digest(*parts: str) -> str:
    """A name for a text (32 hexadecimal digits): the same text has the same name."""
    return blake2b("\x1f".join(parts).encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
