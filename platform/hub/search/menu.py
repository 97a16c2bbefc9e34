"""Where the search box of every page leads."""

from __future__ import annotations

from django.urls import reverse

from hub.pages.context import searches


@searches
def over_everything(language: str) -> str:
    """The results page, under the active prefix."""
    return reverse("search:results")
