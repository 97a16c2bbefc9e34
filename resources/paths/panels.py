"""What paths put on other pages."""

from __future__ import annotations

from django.http import HttpRequest
from django.utils.translation import get_language

from hub.pages.panels import Panel, register
from resources.paths.queries.path import path_rows


@register("materials")
def on_the_catalogue(request: HttpRequest) -> Panel | None:
    """The paths above the list of materials; nothing where there is none."""
    rows = path_rows((get_language() or "fr")[:2])
    return Panel("resources/paths/parts/catalogue.html", {"paths": rows}) if rows else None
