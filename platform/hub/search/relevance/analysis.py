"""Text to terms, the one way for every engine: cut into words, folded, stemmed, German compounds taken apart.

Folding comes before stemming, so that a word finds the same whether its accents and umlauts were typed or not.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

import Stemmer

from hub.search.relevance.compounds import split
from hub.search.relevance.stopwords import STOPWORDS

LONGEST = 64
"""Letters of a word that count; what is longer is no word that anybody types."""

REMEMBERED = 100_000
"""Words a language's memory holds before it starts anew."""

_MARKS = "\u0300-\u036f\u00ad\u200b-\u200d\u2060\ufeff"
_WORD = re.compile(rf"[^\W_](?:[^\W_]|[{_MARKS}])*")
_UNSEEN = re.compile(r"[\u00ad\u200b-\u200d\u2060\ufeff]")
_LETTERS = str.maketrans({"ß": "ss", "œ": "oe", "æ": "ae", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"})
_TYPED_UMLAUT = re.compile(r"(?<![aeiouq])([aou])e(?=[^e]|$)")
_STEMMERS = {"fr": "french", "de": "german", "it": "italian", "en": "english"}


class Word(NamedTuple):
    """What is known of a word as written. `parts` are the stems of a German compound's members, else empty."""

    word: str
    stem: str
    parts: tuple[str, ...]
    stop: bool


class Token(NamedTuple):
    """A word at its place: `text[start:end]` is how it is written there."""

    start: int
    end: int
    word: str
    stem: str
    parts: tuple[str, ...]
    stop: bool


def fold(word: str, language: str) -> str:
    """A word in small letters without accents; in German the typed umlauts ae, oe, ue are taken for ä, ö, ü.

    Only where they can be one: not after another vowel or q («neue», «Quelle» stay as they are).
    """
    plain = _UNSEEN.sub("", word).lower()
    if not plain.isascii():
        plain = unicodedata.normalize("NFKD", plain.translate(_LETTERS))
        plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    if language == "de":
        plain = _TYPED_UMLAUT.sub(r"\1", plain)
    return plain


@lru_cache(maxsize=4)
def _stemmer(language: str) -> Stemmer.Stemmer:
    return Stemmer.Stemmer(_STEMMERS[language], 0)


def stem(word: str, language: str) -> str:
    """The stem of a folded word, by the language's Snowball rules.

    French participles lose the «e» that the rules leave because they wait for an accent: «integree» meets «integrer».
    """
    if language not in _STEMMERS or not word.isascii():
        return word
    root: str = _stemmer(language).stemWord(word)
    if language == "fr" and len(root) > 3 and root[-1] == "e":
        root = root[:-1]
    return root


class _Memory(dict[str, Word]):
    """Analyses each word once. Starts anew when it is full, so junk cannot fill the memory."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self.language = language

    def __missing__(self, written: str) -> Word:
        language = self.language
        word = fold(written[:LONGEST], language)
        stopped = word in STOPWORDS.get(language, frozenset()) or (len(word) == 1 and not word.isdigit())
        parts: tuple[str, ...] = ()
        if language == "de" and not stopped:
            parts = tuple(stem(part, language) for part in split(word))
        made = Word(word, stem(word, language), parts, stopped)
        if len(self) >= REMEMBERED:
            self.clear()
        self[written] = made
        return made


_memories: dict[str, _Memory] = {}


def analysed(word: str, language: str) -> Word:
    """A single word, as written, in a language (fr, de, it, en; another one is folded only)."""
    return _memory(language)[word]


def scan(text: str, language: str) -> Iterator[Token]:
    """The words of a text one by one, with their places; stop words too, marked as such.

    An apostrophe, straight or curly, and a hyphen end a word; a soft hyphen does not. Any text is good: what holds no
    letter or digit gives nothing.
    """
    memory = _memory(language)
    for found in _WORD.finditer(text):
        start, end = found.span()
        written = found[0] if end - start <= LONGEST else found[0][:LONGEST]
        word = memory[written]
        if word[0]:
            yield Token(start, end, *word)


def tokens(text: str, language: str) -> list[Token]:
    """All words of a text, as `scan` gives them."""
    return list(scan(text, language))


def stems(text: str, language: str) -> set[str]:
    """The stems of the words of a text that are no stop words; ten times as fast as `tokens`."""
    memory = _memory(language)
    words = (memory[written[:LONGEST]] for written in set(_WORD.findall(text)))
    return {word.stem for word in words if not word.stop}


def places(text: str, language: str, wanted: frozenset[str]) -> list[tuple[int, int]]:
    """Where the words stand that have one of the stems `wanted`, or a part that has: beginning and end of each."""
    memory = _memory(language)
    found = []
    for match in _WORD.finditer(text):
        word = memory[match[0][:LONGEST]]
        if not word.stop and (word.stem in wanted or not wanted.isdisjoint(word.parts)):
            found.append(match.span())
    return found


def _memory(language: str) -> _Memory:
    memory = _memories.get(language)
    return _memories.setdefault(language, _Memory(language)) if memory is None else memory
