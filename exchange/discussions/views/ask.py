"""Where to ask: the way from a search that found nothing, or from what one has a question about."""

from __future__ import annotations

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from exchange.discussions import rules
from exchange.discussions.models.thread import LONGEST_TITLE
from exchange.discussions.queries.labels import forum_labels
from exchange.discussions.subjects import read_about
from exchange.discussions.views.doors import reader_language
from hub.text.clean import without_controls


@require_safe
def ask(request: HttpRequest) -> HttpResponse:
    """The forums to choose from; `title` and `about` go along."""
    title = " ".join(without_controls(request.GET.get("title", "")).split())[:LONGEST_TITLE]
    about = read_about(request.GET.get("about", ""))
    query = urlencode({name: value for name, value in (("title", title), ("about", about)) if value})
    readable = rules.readable_forums(request.user)
    rows = [
        {"label": label, "url": reverse("discussions:new_thread", args=[pk]) + (f"?{query}" if query else "")}
        for pk, label in forum_labels(reader_language()).items()
        if pk in readable
    ]
    response = render(request, "exchange/discussions/ask.html", {"rows": rows, "asked": title})
    response["X-Robots-Tag"] = "noindex"
    return response
