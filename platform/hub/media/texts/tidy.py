"""Cleaning what files hold: marks that nobody sees, ligatures, lines that were broken for paper."""

from __future__ import annotations

import re
import unicodedata

# Ligatures, presentation forms of Arabic, full width and mathematical letters: the same letters in another dress.
# The rest of the compatibility forms carry meaning (², ½, …) and stay.
_DRESSED = re.compile("[\ufb00-\ufb06\ufb50-\ufdff\ufe70-\ufefc\uff01-\uff5e\U0001d400-\U0001d7ff]+")
_SPACES = re.compile(r"[ \t\u00a0\u2000-\u200a\u202f\u205f\u3000]+")
_LINE_ENDS = re.compile(r"\r\n?|[\u000b\u000c\u0085\u2028\u2029]")
_EMPTY_LINES = re.compile(r"\n{3,}")
# Joiners make words of Persian and Hindi; everything else without a shape goes.
_JOINERS = "\u200c\u200d"
_DROPPED = ("Cc", "Cf", "Cs", "Co", "Cn")
_WORD = re.compile(r"[^\W\d_]+(?:[-\u2010][^\W\d_]+)*")
_BROKEN = re.compile(r"([^\W\d_]+)[-\u2010\u00ad]\n([^\W\d_]+)")
# What French hangs on to a verb or a pronoun keeps its hyphen.
_HANGING = frozenset(
    {
        "il", "elle", "on", "ils", "elles", "je", "tu", "nous", "vous", "ce", "ci", "là", "moi", "toi", "lui", "leur",
        "y", "en", "le", "la", "les", "t", "même", "mêmes", "être",
    }
)  # fmt: skip
_ITEM = re.compile(r"(?:[-–—•·▪◦‣*►]|\(?\d{1,3}[.)]|[a-z]\))\s")
_PAGE_NUMBER = re.compile(r"\s*(?:[-–]\s*)?\d{1,4}(?:\s*/\s*\d{1,4})?(?:\s*[-–])?\s*")


def clean(text: str) -> str:
    """`text` composed (NFC), without control marks, halves of characters, private signs and marks of direction."""
    text = _LINE_ENDS.sub("\n", text).replace("\u00ad\n", "-\n")
    text = _DRESSED.sub(lambda found: unicodedata.normalize("NFKC", found.group()), text)
    kept = (char for char in text if char in "\n\t" or char in _JOINERS or unicodedata.category(char) not in _DROPPED)
    text = unicodedata.normalize("NFC", "".join(kept))
    lines = (_SPACES.sub(" ", line).strip() for line in text.split("\n"))
    return _EMPTY_LINES.sub("\n\n", "\n".join(lines)).strip("\n")


def unbreak(text: str, known: set[str]) -> str:
    """The lines of a page as paragraphs, words that were divided at a line's end whole again.

    `known` holds the words of the pages before, in small letters, and takes up those of this page.
    """
    lines = text.split("\n")
    while lines and _PAGE_NUMBER.fullmatch(lines[-1]):
        lines.pop()
    text = "\n".join(lines)
    known.update(word.lower() for word in _WORD.findall(text))
    text = _BROKEN.sub(lambda found: _joined(found.group(1), found.group(2), known), text)
    return _paragraphs(text.split("\n"))


def _joined(first: str, second: str, known: set[str]) -> str:
    whole, divided = first + second, f"{first}-{second}"
    if whole.lower() in known:
        return whole
    # «E-Mail», «peut-être»: what begins large or hangs on had its hyphen before the line ended.
    if not second.islower() or second in _HANGING or divided.lower() in known:
        return divided
    return whole


def _paragraphs(lines: list[str]) -> str:
    """A line that is full goes on in the next one; a short one ends a paragraph, a heading, an item."""
    full = 0.72 * max(map(len, lines), default=0)
    paragraphs: list[str] = []
    goes_on = False
    for line in lines:
        if goes_on and line and not _ITEM.match(line):
            paragraphs[-1] += f" {line}"
        elif line:
            paragraphs.append(line)
        goes_on = len(line) >= full
    return "\n\n".join(paragraphs)
