"""What everybody may read."""

from __future__ import annotations

from django.db.models import QuerySet

from exchange.practices.models import PracticePage
from hub.pages.models.base import any_page_is_restricted


def public_practices() -> QuerySet[PracticePage]:
    """Published practices, without those that editors closed to the public."""
    live: QuerySet[PracticePage] = PracticePage.objects.live()
    return live.public() if any_page_is_restricted() else live  # type: ignore[attr-defined]
