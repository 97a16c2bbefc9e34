"""The page of results."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from hub.pages.panels import panels_for
from hub.search import tallies
from hub.search.documents import FACETS
from hub.search.forms import SavedSearchForm
from hub.search.labels import LEGENDS, labels
from hub.search.queries.find import find
from hub.search.reading import Address, read
from hub.search.results import NEWEST, PER_PAGE, Answer
from hub.search.sources import kind_labels

OPEN = ("kind", "theme")


@require_safe
def results(request: HttpRequest) -> HttpResponse:
    """What was found, for whoever asks. Never kept: what is published is found a moment after, what is closed not."""
    language = (get_language() or "fr")[:2]
    answer = find(read(request.GET, language), request.user)
    tallies.count(answer, anonymous=not request.user.is_authenticated)
    asked, address = answer.asked, Address(answer.asked)
    named = {name: labels(name, language) for name in FACETS}
    context: dict[str, Any] = {
        "answer": answer,
        "search_query": asked.text,
        "results": _rows(answer),
        "page_of_list": Paginator(range(answer.pages * PER_PAGE), PER_PAGE).page(min(asked.page, max(answer.pages, 1))),
        "filters": _filters(answer, named),
        "chips": [
            {
                "group": LEGENDS[name],
                "label": named[name].get(value, value),
                "remove_url": address.without(name, value),
            }
            for name, values in asked.facets.items()
            for value in values
        ],
        "clear_url": address.with_changes(facets={}),
        "sorts": [
            {"label": _("Les plus proches"), "url": address.with_changes(sort=""), "active": asked.sort != NEWEST},
            {"label": _("Les plus récents"), "url": address.with_changes(sort=NEWEST), "active": asked.sort == NEWEST},
        ],
        "offers": panels_for("search_nothing", request, text=asked.text) if answer.nearest else [],
        "is_away": "index" in answer.without,
        "keepable": bool(asked.text or asked.facets) and "index" not in answer.without,
        "query": str(address)[1:],
        "keep_form": SavedSearchForm(initial={"name": asked.text[:120]}, auto_id="keep_%s"),
        "here": f"{request.path}{address}",
    }
    response = render(request, "hub/search/results.html", context)
    response["Cache-Control"] = "private, no-cache"
    response["X-Robots-Tag"] = "noindex"
    return response


def _rows(answer: Answer) -> list[dict[str, Any]]:
    kinds = kind_labels()
    return [{"shown": shown, "kind": kinds.get(shown.kind, "")} for shown in answer.shown]


def _filters(answer: Answer, named: dict[str, dict[str, str]]) -> list[dict[str, Any]]:
    filters = []
    for name in FACETS:
        values = answer.facets.get(name, [])
        order = {code: place for place, code in enumerate(named[name])}
        if name == "year":
            values = sorted(values, key=lambda each: each.value, reverse=True)
        else:
            values = sorted(values, key=lambda each: order.get(each.value, len(order)))
        options = [
            {
                "value": each.value,
                "label": named[name].get(each.value, each.value),
                "count": each.count,
                "checked": each.chosen,
                "theme": "",
            }
            for each in values
        ]
        if options:
            is_open = name in OPEN or any(option["checked"] for option in options)
            filters.append({"name": name, "legend": LEGENDS[name], "options": options, "open": is_open})
    return filters
