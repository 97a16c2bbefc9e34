"""What materials put on other pages."""

from __future__ import annotations

from datetime import datetime

from django.http import HttpRequest
from django.utils.translation import get_language

from hub.languages.queries.best import best
from hub.listing.facets import narrow_to
from hub.listing.pages import newest_first
from hub.pages.panels import Panel, register
from hub.pages.queries.frame import site_frame
from resources.materials.models import Facet, MaterialIndexPage
from resources.materials.queries.cards import card_rows, cards
from resources.materials.queries.public import public_materials

ON_THEME = 4
NEW_TO_YOU = 3


def _reader() -> str:
    return (get_language() or "fr")[:2]


def _list_url(language: str) -> str:
    return site_frame().first_of(MaterialIndexPage, language)


@register("theme", order=20)
def of_theme(request: HttpRequest, code: str) -> Panel | None:
    """Materials filed under the theme, the newest first; nothing where there is none."""
    language = _reader()
    filed = narrow_to(best(public_materials(), language), Facet, "theme", [code])
    shown = cards(card_rows(newest_first(filed))[:ON_THEME], language)
    if not shown:
        return None
    total = filed.count()
    context = {"cards": shown, "total": total, "list_url": f"{_list_url(language)}?theme={code}"}
    return Panel("resources/materials/parts/theme_materials.html", context)


@register("start", order=45)
def new_to_you(request: HttpRequest, since: datetime) -> Panel | None:
    """Materials published since the last visit, in languages the person reads; nothing where there is none."""
    user, language = request.user, _reader()
    assert user.is_authenticated
    read = {language, *user.reading_languages}
    found = best(public_materials(), language).filter(locale__language_code__in=read)
    shown = cards(card_rows(newest_first(found).filter(since__gt=since))[: NEW_TO_YOU + 1], language)
    if not shown:
        return None
    context = {"cards": shown[:NEW_TO_YOU], "more": len(shown) > NEW_TO_YOU, "list_url": _list_url(language)}
    return Panel("resources/materials/parts/start_panel.html", context)
