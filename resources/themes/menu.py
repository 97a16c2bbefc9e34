"""The meeting's place in the menu: its title is too long for one."""

from __future__ import annotations

from django.http import HttpRequest
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from hub.pages import menu
from hub.pages.queries.frame import site_frame
from resources.themes.models import MeetingPage


@menu.register("main", order=40)
def meeting(request: HttpRequest) -> menu.Item | None:
    """Where it began, where there is such a page."""
    url = site_frame().first_of(MeetingPage, (get_language() or "fr")[:2])
    return menu.Item(label=_("Rencontre 2016"), url=url) if url else None
