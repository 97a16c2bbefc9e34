"""The names of the themes, for everything that is filed under one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from hub.database.prepared import prepared
from hub.languages.queries.best import best
from hub.pages.memo import remembered
from hub.pages.queries.frame import site_frame
from resources.themes.models import ThemePage

EDGES = ("organisation", "quality", "anchoring", "confederation", "sustainability")


@dataclass(frozen=True, slots=True)
class ThemeLabel:
    """A theme in the reader's best language; `edge` names its colour, `language` what the words are in."""

    code: str
    title: str
    question: str
    url: str
    edge: str
    language: str


@prepared()
def _themes(language: str) -> QuerySet[ThemePage, tuple[Any, ...]]:
    return (
        best(ThemePage.objects.all(), language)
        .order_by("path")
        .values_list("code", "title", "question", "hue", "url_path", "slug", "locale_id")
    )


@remembered
def theme_labels(language: str) -> dict[str, ThemeLabel]:
    """Every theme by its code, the editors' order."""
    frame = site_frame()
    labels = {}
    for code, title, question, hue, url_path, slug, locale_id in _themes(language=language):
        labels[code] = ThemeLabel(
            code=code,
            title=title,
            question=question,
            url=frame.reader_url(language, url_path, slug, locale_id),
            edge=EDGES[(hue - 1) % len(EDGES)],
            language=frame.language(locale_id),
        )
    return labels
