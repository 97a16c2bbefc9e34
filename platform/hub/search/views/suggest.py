"""Suggestions while somebody types."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from hub.search.queries.suggest import suggest
from hub.search.sources import kind_labels


@require_safe
def suggestions(request: HttpRequest) -> HttpResponse:
    """The options of a list box, as HTML; nothing where there is nothing to suggest."""
    language = (get_language() or "fr")[:2]
    found = suggest(request.GET.get("q", ""), language, request.user)
    kinds = kind_labels()
    options = [{"suggestion": each, "kind": kinds.get(each.kind, "")} for each in found]
    response = render(request, "hub/search/suggestions.html", {"options": options})
    response["Cache-Control"] = "private, max-age=60"
    response["X-Robots-Tag"] = "noindex"
    return response
