"""Pages that have much in common with one of them."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, IntegerField, OuterRef, Q, QuerySet, Subquery

from hub.languages.queries.best import best
from hub.listing.facets import Facets
from hub.pages.models import BasePage
from hub.pages.queries.public import public_pages, some_are_closed

NEAR = 3


def near_to(model: type[BasePage], facets: Facets, key: Any, language: str, **values: Any) -> QuerySet[Any]:
    """The three public pages that share most facets with the text of this translation key, the newest first.

    `values` holds by kind of facet what the text has. One row a text, in the language nearest to `language`.
    """
    shares = Q()
    for kind, had in values.items():
        shares |= Q(kind=kind, value__in=had)
    # From the facets to the pages: most pages share nothing, and need not be looked at.
    shared: Any = facets._default_manager.filter(shares).order_by().values("page_id").annotate(number=Count("pk"))
    others = best(shared.exclude(page__translation_key=key), language, of="page__")
    if some_are_closed():
        others = others.filter(page__in=public_pages(model))
    chosen = others.order_by("-number", "-page__first_published_at", "-page_id").values("page_id")[:NEAR]
    number = Subquery(shared.filter(page_id=OuterRef("pk")).values("number"), output_field=IntegerField())
    found: QuerySet[Any] = model._default_manager.filter(pk__in=chosen)
    return found.order_by(number.desc(), "-first_published_at", "-pk")
