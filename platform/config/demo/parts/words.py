"""The editors' groups of synonyms, as the field writes."""

from __future__ import annotations

from config.demo.content import read
from hub.languages.choices import Language
from hub.search.models import Synonym


def load_words() -> None:
    """One group for each idea, in four languages."""
    groups = read("synonyms.toml")["groups"]
    Synonym.objects.bulk_create(
        Synonym(**{code: "\n".join(group[code]) for code in Language.values}) for group in groups
    )
