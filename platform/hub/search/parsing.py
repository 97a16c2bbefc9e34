"""What people type, taken apart: words, "phrases", -exclusions and field:filters. Everything is a question."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

LONGEST = 500
MOST_WORDS = 32
FIELDS = {
    "kind": ("kind", "type", "art", "tipo", "genre"),
    "theme": ("theme", "thème", "thema", "tema"),
    "canton": ("canton", "kanton", "cantone"),
    "language": ("language", "langue", "sprache", "lingua", "lang"),
    "year": ("year", "année", "annee", "jahr", "anno"),
}
_NAMES = {name: facet for facet, names in FIELDS.items() for name in names}
_PIECE = re.compile(
    r'(?P<no>(?<!\S)[-−–])?(?:(?P<field>[^\W\d_]{2,12}):(?=[^\s/]))?(?:["«„“](?P<phrase>[^"«»„“”]*)["»“”]|(?P<word>[^\s"«»„“”]+))'
)


@dataclass(slots=True)
class Parsed:
    """`filters` hold what people wrote after a field's name; who knows the codes finds out what it means."""

    words: list[str] = field(default_factory=list)
    phrases: list[str] = field(default_factory=list)
    without: list[str] = field(default_factory=list)
    filters: dict[str, list[str]] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """What is looked for, without operators: what its meaning is taken from."""
        return " ".join([*self.words, *self.phrases])

    @property
    def is_empty(self) -> bool:
        """Whether it names nothing to look for; filters alone name nothing."""
        return not (self.words or self.phrases)


def parse(text: str) -> Parsed:
    """Take a question apart. Never raises; what makes no sense as an operator is a word."""
    parsed = Parsed()
    for found in _PIECE.finditer(text[:LONGEST]):
        word, phrase, name = found["word"] or "", (found["phrase"] or "").strip(), found["field"] or ""
        facet = _NAMES.get(name.lower())
        if name and facet is None:
            # «note: …» is prose, not a filter.
            word, phrase = f"{name} {word or phrase}", ""
        if found["no"]:
            parsed.without += [phrase or word] if phrase or word else []
        elif facet and (phrase or word):
            parsed.filters.setdefault(facet, []).append(phrase or word)
        elif phrase:
            parsed.phrases.append(phrase)
        else:
            parsed.words += word.split()
    parsed.words = parsed.words[:MOST_WORDS]
    parsed.phrases, parsed.without = parsed.phrases[:8], parsed.without[:8]
    return parsed
