"""What the themes put on other pages."""

from __future__ import annotations

from django.http import HttpRequest
from django.utils.translation import get_language

from hub.languages.queries.best import best
from hub.pages.addresses import reader_url
from hub.pages.panels import Panel, register
from resources.themes.models import MeetingPage
from resources.themes.queries.labels import theme_labels


@register("home", order=50)
def meeting(request: HttpRequest) -> Panel | None:
    """Where it began, with the question of each theme."""
    language = (get_language() or "fr")[:2]
    page = (
        best(MeetingPage.objects.all(), language)
        .only("title", "lead", "slug", "url_path", "locale_id", "translation_key")
        .first()
    )
    if page is None:
        return None
    context = {
        "meeting": page,
        "url": reader_url(page, language),
        "themes": list(theme_labels(language).values()),
    }
    return Panel("resources/themes/parts/home_meeting.html", context)
