"""The language of a text, among the four of the platform."""

from __future__ import annotations

import unicodedata

LANGUAGES = ["fr", "de", "it", "en"]
ENOUGH = 60
SURE = 0.9
MOST = 20_000


def language_of(text: str) -> str:
    """The two-letter code; empty where there is too little to tell, or most of it is in another script."""
    head = text[:MOST]
    letters = [char for char in head if char.isalpha()]
    latin = sum(unicodedata.name(char, "").startswith("LATIN") for char in letters)
    if len(letters) < ENOUGH or latin * 2 < len(letters):
        return ""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(LANGUAGES)
    code, sure = identifier.classify(head)
    return str(code) if sure >= SURE else ""
