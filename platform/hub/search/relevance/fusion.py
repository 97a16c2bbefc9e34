"""One score from words and meaning.

score = cosine + WORDS · BM25 ÷ (words asked for + 1) − OWN where the document is in the question's language

The cosine is that of language-centred vectors (`space`). Adding scores beats adding ranks, and the malus keeps what
exists only in another language from being buried under near misses in one's own; the measurements are in
docs/decisions/0017-ranking.md.
"""

from __future__ import annotations

WORDS = 0.08
OWN = 0.07
FLOOR = 0.2
"""From this cosine on, a document counts as found though it holds none of the words."""


def score(*, cosine: float | None, bm25: float, words: int, own: bool) -> float:
    """How well a document answers; `cosine` is None where the meaning is not known, `words` how many were asked for."""
    by_words = WORDS * bm25 / (words + 1)
    if cosine is None:
        return by_words
    return cosine + by_words - (OWN if own else 0.0)
