"""The catalogue: one row a material, in the reader's best language."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from hub.listing.context import listing_context as context_of
from hub.listing.kind import ListedKind, Sort
from hub.pages.panels import panels_for
from resources.materials.models import Facet, MaterialIndexPage, MaterialPage
from resources.materials.queries.cards import card_rows, cards
from resources.materials.queries.filters import LEGENDS, labels
from resources.themes.queries.labels import theme_labels

MATERIALS = ListedKind(
    model=MaterialPage,
    facets=Facet,
    legends=LEGENDS,
    labels=labels,
    rows=card_rows,
    cards=cards,
    sorts={
        "new": Sort(_("Nouveautés")),
        "short": Sort(_("Les plus courts"), ("minutes", "-since", "-pk")),
    },
    whole=frozenset(),
    unfolded=frozenset({"situation", "audience", "format"}),
)


def listing_context(page: MaterialIndexPage, request: HttpRequest) -> dict[str, Any]:
    """What the catalogue shows. Raises Http404 for a page of it that does not exist."""
    edges = {code: label.edge for code, label in theme_labels((get_language() or "fr")[:2]).items()}
    context = context_of(MATERIALS, page, request, edges=edges, lead=page.lead)
    context["panels"] = SimpleLazyObject(lambda: panels_for("materials", request))
    return context
