"""Which language a question is in."""

from __future__ import annotations

import re

from hub.search.relevance.analysis import fold
from hub.search.relevance.stopwords import STOPWORDS

_WORD = re.compile(r"[^\W\d_]+")
_MARKS = {"de": "äöüß", "fr": "éèêëàâçîïôûœù", "it": "ìò"}
PRIOR = 1.5
"""How much the interface's language counts, in words."""


def guess_language(text: str, prior: str) -> str:
    """The language of a short text: that whose function words and letters it has, `prior` where nothing tells."""
    points = dict.fromkeys(STOPWORDS, 0.0)
    points[prior] = points.get(prior, 0.0) + PRIOR
    for word in _WORD.findall(text.lower()[:400]):
        holders = [code for code, words in STOPWORDS.items() if fold(word, code) in words]
        for code in holders:
            points[code] += 2.0 / len(holders)
        for code, letters in _MARKS.items():
            if any(letter in letters for letter in word):
                points[code] += 1.0
    return max(points, key=lambda code: points[code])
