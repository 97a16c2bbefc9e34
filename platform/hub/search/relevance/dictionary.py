"""What a word means in the other languages: stems to stems, so that a question's words count in foreign texts.

The lists in `data/dictionary` are made from free dictionaries by `tools/build_dictionary.py` and have a licence of
their own (`LICENSE.txt` there). Where they are missing no word has a translation, and the search goes on.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from hub.languages.choices import Language

_DATA = Path(__file__).parent / "data" / "dictionary"


@cache
def _lines(language: str) -> dict[str, str]:
    """The rest of each line by its stem: read at once, taken apart when asked for."""
    try:
        text = (_DATA / f"{language}.tsv").read_text(encoding="ascii")
    except FileNotFoundError:
        return {}
    return dict(line.split("\t", 1) for line in text.splitlines())


def others(language: str) -> tuple[str, ...]:
    """The languages that the columns of the list of `language` are in."""
    return tuple(code for code in Language.values if code != language)


def translations(stem: str, language: str) -> list[tuple[str, str]]:
    """Languages and stems of what a stem of `language` (`analysis.stem`) means elsewhere, the likeliest first."""
    line = _lines(language).get(stem)
    if line is None:
        return []
    columns = zip(others(language), line.split("\t"), strict=True)
    return [(code, other) for code, column in columns for other in column.split()]
