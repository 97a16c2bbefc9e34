"""What everybody may read."""

from __future__ import annotations

from typing import TypeVar

from django.db.models import QuerySet

from hub.pages.models import BasePage
from hub.pages.queries.frame import site_frame

AnyPage = TypeVar("AnyPage", bound=BasePage)


def some_are_closed() -> bool:
    """Whether what is public has to be looked up page by page."""
    return site_frame().any_page_is_closed


def public_pages(model: type[AnyPage]) -> QuerySet[AnyPage]:
    """Published pages of the class `model`, without those that editors closed to the public."""
    live: QuerySet[AnyPage] = model.objects.live()
    return live.public() if some_are_closed() else live  # type: ignore[attr-defined]
