"""What is said beside each field of an editor: label, question, help, criterion, example."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.utils.translation import get_language

from hub.languages.choices import FALLBACK_ORDER


@dataclass(frozen=True)
class SectionGuide:
    """The words for one field in one language; `criterion` is what reviewers look at."""

    label: str
    prompt: str = ""
    help: str = ""
    criterion: str = ""
    example: str = ""


Guide = dict[str, SectionGuide]


@cache
def _read(path: Path) -> dict[str, dict[str, SectionGuide]]:
    raw = tomllib.loads(path.read_text(encoding="utf-8"))
    return {
        field: {code: SectionGuide(**words) for code, words in languages.items()} for field, languages in raw.items()
    }


def load_guide(path: Path, language: str | None = None) -> Guide:
    """The guide in the TOML file `path`, in `language` (the active one by default).

    The file has a table a field and in it a table a language (`[situation.fr]`).
    """
    order = FALLBACK_ORDER.get((language or get_language() or "fr")[:2], FALLBACK_ORDER["fr"])
    return {field: next(words[code] for code in order if code in words) for field, words in _read(path).items()}
