"""The practices that everybody may read."""

from __future__ import annotations

from django.db.models import QuerySet

from exchange.practices.models import PracticePage
from hub.pages.queries.public import public_pages


def public_practices() -> QuerySet[PracticePage]:
    """Published practices, without those that editors closed to the public."""
    return public_pages(PracticePage)
