"""What the menus and the search box know of practices."""

from __future__ import annotations

from exchange.practices.models import PracticeIndexPage
from hub.pages.context import searches
from hub.pages.queries.frame import site_frame


@searches
def in_list(language: str) -> str:
    """The list of practices takes words until the platform has a search over everything."""
    return site_frame().first_of(PracticeIndexPage, language)
