"""Parts that lists of pages in several languages share."""

from __future__ import annotations

import re
from typing import TypeVar
from uuid import UUID

from django.db.models import Min, OuterRef, QuerySet, Subquery
from wagtail.models import Page

from hub.pages.models import BasePage

AnyPage = TypeVar("AnyPage", bound=BasePage)
MOST_FOUND = 1000


def newest_first(pages: QuerySet[AnyPage]) -> QuerySet[AnyPage]:
    """By the first publication in any language (`since`): a translation does not make an old page new."""
    since = (
        Page.objects.filter(translation_key=OuterRef("translation_key"), live=True)
        .order_by()
        .values("translation_key")
        .annotate(first=Min("first_published_at"))
        .values("first")
    )
    ordered: QuerySet[AnyPage] = pages.annotate(since=Subquery(since)).order_by("-since", "-pk")
    return ordered


def keys_with(model: type[BasePage], words: str) -> list[UUID]:
    """The translation keys of the published pages that hold all `words` in one of their languages."""
    # What is no letter or digit means something to the databases' search languages.
    bare = " ".join(re.findall(r"\w+", words))
    if not bare:
        return []
    live = model.objects.live()
    found = live.search(bare, operator="and", order_by_relevance=False)[:MOST_FOUND]
    return sorted({page.translation_key for page in found})
