"""Which blocked words a text holds."""

from __future__ import annotations

from hub.moderation.folding import words_of
from hub.moderation.models import BlockedWord
from hub.moderation.models.word import MOST_WORDS


def blocked_in(text: str, language: str) -> tuple[list[str], list[str]]:
    """The words that have the text refused, and those that have it held, as editors wrote them: one query.

    Whole words only, accents and case aside, in the list of `language` and in the one for all.
    """
    listed = list(BlockedWord.objects.filter(language__in=("", language)).values_list("folded", "words", "effect"))
    if not listed:
        return [], []
    longest = min(max(folded.count(" ") + 1 for folded, _words, _effect in listed), MOST_WORDS)
    found = words_of(text)
    held = {
        " ".join(found[start : start + length])
        for length in range(1, longest + 1)
        for start in range(len(found) - length + 1)
    }
    met = [(words, effect) for folded, words, effect in listed if folded in held]
    return (
        [words for words, effect in met if effect == BlockedWord.Effect.REFUSE],
        [words for words, effect in met if effect == BlockedWord.Effect.HOLD],
    )
