"""The list of practices: one row a practice, in the reader's best language."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from exchange.practices.models import Facet, PracticeIndexPage, PracticePage
from exchange.practices.queries.cards import card_rows, cards
from exchange.practices.queries.filters import LEGENDS, labels
from hub.listing.context import listing_context as context_of
from hub.listing.kind import ListedKind, Sort
from resources.themes.queries.labels import theme_labels

PRACTICES = ListedKind(
    model=PracticePage,
    facets=Facet,
    legends=LEGENDS,
    labels=labels,
    rows=card_rows,
    cards=cards,
    sorts={
        "new": Sort(_("Nouveautés")),
        "taken": Sort(_("Souvent reprises"), ("-adopted", "-since", "-pk")),
    },
    whole=frozenset({"theme"}),
    unfolded=frozenset({"theme", "target"}),
)


def listing_context(page: PracticeIndexPage, request: HttpRequest) -> dict[str, Any]:
    """What the list shows. Raises Http404 for a page of it that does not exist."""
    edges = {code: label.edge for code, label in theme_labels((get_language() or "fr")[:2]).items()}
    return context_of(PRACTICES, page, request, edges=edges, lead=page.lead)
