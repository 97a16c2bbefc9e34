"""One row for each text, in the language nearest to the reader's."""

from __future__ import annotations

from typing import TypeVar

from django.db.models import Case, IntegerField, OuterRef, QuerySet, Subquery, Value, When
from wagtail.models import Page

from hub.languages.choices import FALLBACK_ORDER

PageType = TypeVar("PageType", bound=Page)


def language_rank(language: str) -> Case:
    """0 for the reader's own language, more the further a page's language is from it."""
    order = FALLBACK_ORDER.get(language, FALLBACK_ORDER["fr"])
    return Case(
        *(When(locale__language_code=code, then=Value(rank)) for rank, code in enumerate(order)),
        default=Value(len(order)),
        output_field=IntegerField(),
    )


def best(pages: QuerySet[PageType], language: str) -> QuerySet[PageType]:
    """Those of `pages` that are live and, of all live translations of the same text, nearest to `language`."""
    nearest = (
        Page.objects.filter(translation_key=OuterRef("translation_key"), live=True)
        .order_by(language_rank(language), "pk")
        .values("pk")[:1]
    )
    return pages.filter(live=True, pk=Subquery(nearest))
