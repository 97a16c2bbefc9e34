"""Reading themes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django.utils.translation import get_language

from hub.languages.choices import FALLBACK_ORDER
from resources.themes.models import ThemePage


def theme_choices(language: str | None = None) -> list[tuple[str, str]]:
    """Code and title of every live theme, in `language` or the nearest there is, in the editors' order."""
    order = FALLBACK_ORDER.get((language or get_language() or "fr")[:2], FALLBACK_ORDER["fr"])
    return [
        (code, next((found[lang] for lang in order if lang in found), next(iter(found.values()))))
        for code, found in theme_titles().items()
    ]


def theme_titles() -> dict[str, dict[str, str]]:
    """For the code of every live theme its title in each language that has one: one query, asked anew each time."""
    rows = ThemePage.objects.live().order_by("path").values_list("code", "title", "locale__language_code")
    titles: dict[str, dict[str, str]] = {}
    for code, title, language_code in rows:
        titles.setdefault(code, {})[language_code] = title
    return titles


def theme_words(codes: Iterable[str], language: str, titles: Mapping[str, Mapping[str, str]]) -> list[str]:
    """The titles of the themes with these codes, in the language nearest to `language`; `titles` as `theme_titles`."""
    order = FALLBACK_ORDER[language]
    known = (titles[code] for code in codes if code in titles)
    return [next(words[code] for code in (*order, *words) if code in words) for words in known]
