"""The names of the themes, for everything that is filed under one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from hub.database.prepared import prepared
from hub.languages.choices import FALLBACK_ORDER
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
def _themes() -> QuerySet[ThemePage, tuple[Any, ...]]:
    """In all languages: few enough to choose among them here."""
    live = ThemePage.objects.filter(live=True).order_by()
    rows: QuerySet[ThemePage, tuple[Any, ...]] = live.values_list(
        "translation_key", "path", "code", "title", "question", "hue", "url_path", "slug", "locale_id"
    )
    return rows


@remembered
def theme_labels(language: str) -> dict[str, ThemeLabel]:
    """Every theme by its code, the editors' order."""
    frame = site_frame()
    order = FALLBACK_ORDER.get(language, FALLBACK_ORDER["fr"])
    nearest: dict[Any, tuple[int, tuple[Any, ...]]] = {}
    for key, *row in _themes():
        spoken = frame.language(row[-1])
        rank = order.index(spoken) if spoken in order else len(order)
        if key not in nearest or rank < nearest[key][0]:
            nearest[key] = rank, tuple(row)
    labels = {}
    for _path, code, title, question, hue, url_path, slug, locale_id in sorted(row for _rank, row in nearest.values()):
        labels[code] = ThemeLabel(
            code=code,
            title=title,
            question=question,
            url=frame.reader_url(language, url_path, slug, locale_id),
            edge=EDGES[(hue - 1) % len(EDGES)],
            language=frame.language(locale_id),
        )
    return labels
