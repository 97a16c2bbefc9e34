"""What is the same to a reader: letters without accents and case, words without what stands between them."""

from __future__ import annotations

import hashlib
import re
import unicodedata

_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "ø": "o", "ł": "l", "đ": "d"})
_WORD = re.compile(r"[^\W_]+")


def fold(text: str) -> str:
    """The text in lower case without accents and invisible characters, ligatures written out."""
    spread = unicodedata.normalize("NFKD", text.casefold())
    seen = "".join(sign for sign in spread if not unicodedata.combining(sign) and unicodedata.category(sign) != "Cf")
    return seen.translate(_LIGATURES)


def words_of(text: str) -> list[str]:
    """Its folded words, in order; punctuation and underscores part words, apostrophes too."""
    return _WORD.findall(fold(text))


def digest_of(text: str) -> str:
    """A name for the text that spacing, case, accents and punctuation do not change."""
    return hashlib.sha256(" ".join(words_of(text)).encode()).hexdigest()


def exact_digest(*texts: str) -> str:
    """A name for these very texts."""
    return hashlib.sha256("\0".join(texts).encode()).hexdigest()[:32]
