"""What the themes put on other pages."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import get_language

from hub.database.prepared import prepared
from hub.languages.queries.best import best
from hub.pages.panels import Panel, register
from hub.pages.queries.frame import site_frame
from resources.themes.models import MeetingPage
from resources.themes.queries.labels import theme_labels


@prepared()
def _meetings(language: str) -> QuerySet[MeetingPage, tuple[Any, ...]]:
    pages = best(MeetingPage.objects.all(), language).order_by("path")
    return pages.values_list("title", "lead", "slug", "url_path", "locale_id")[:1]


@register("home", order=50)
def meeting(request: HttpRequest) -> Panel | None:
    """Where it began, with the question of each theme."""
    language = (get_language() or "fr")[:2]
    found = _meetings(language=language)
    if not found:
        return None
    title, lead, slug, url_path, locale_id = found[0]
    context = {
        "meeting": {"title": title, "lead": lead},
        "url": site_frame().reader_url(language, url_path, slug, locale_id),
        "themes": list(theme_labels(language).values()),
    }
    return Panel("resources/themes/parts/home_meeting.html", context)
