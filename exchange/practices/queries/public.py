"""What everybody may read."""

from __future__ import annotations

from django.db.models import QuerySet

from exchange.practices.models import PracticePage
from hub.pages.queries.frame import site_frame


def some_are_closed() -> bool:
    """Whether what is public has to be looked up page by page."""
    return site_frame().any_page_is_closed


def public_practices() -> QuerySet[PracticePage]:
    """Published practices, without those that editors closed to the public."""
    live: QuerySet[PracticePage] = PracticePage.objects.live()
    return live.public() if some_are_closed() else live  # type: ignore[attr-defined]
