"""Passages with what was looked for marked."""

from __future__ import annotations

from html import unescape

from django.utils.html import escape, strip_tags
from django.utils.safestring import SafeString, mark_safe

from hub.search.relevance import analysis

LONGEST = 320
BEFORE = 80


def marked(text: str, language: str, stems: frozenset[str], *, longest: int = 0) -> SafeString:
    """The text as HTML with `<mark>` around the words that have one of `stems`; cut around the first of them to about
    `longest` characters where that is given."""
    found = analysis.places(text, language, stems)
    start, end = _window(text, found[0][0] if found else 0, longest)
    out, place = [], start
    for first, last in found:
        if first < start or last > end:
            continue
        out += [escape(text[place:first]), "<mark>", escape(text[first:last]), "</mark>"]
        place = last
    out.append(escape(text[place:end]))
    before, after = "… " if start else "", " …" if end < len(text) else ""
    return mark_safe(f"{before}{''.join(out).strip()}{after}")  # every piece was escaped above


def matches(text: str, language: str, stems: frozenset[str]) -> int:
    """How many different words of the question a text has."""
    return len(analysis.stems(text, language) & stems)


def _window(text: str, around: int, longest: int) -> tuple[int, int]:
    if not longest or len(text) <= longest:
        return 0, len(text)
    start = max(0, min(around - BEFORE, len(text) - longest))
    if start:
        space = text.find(" ", start)
        start = space + 1 if 0 <= space < start + 40 else start
    end = min(len(text), start + longest)
    if end < len(text):
        space = text.rfind(" ", start, end)
        end = space if space > end - 40 else end
    return start, end


def words_of(markup: SafeString) -> str:
    """What was marked, as plain text."""
    return unescape(strip_tags(str(markup)))
