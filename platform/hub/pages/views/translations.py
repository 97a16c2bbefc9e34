"""The states of all translations, for editors."""

from __future__ import annotations

from collections import Counter
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from wagtail.models import Page

from hub.languages.choices import Language
from hub.pages.queries.states import Group, State, states_of

PER_PAGE = 40
ASKABLE = (State.OUTDATED, State.MACHINE, State.DRAFT, State.MISSING)


def translations(request: HttpRequest) -> HttpResponse:
    """One row a text, one column a language; `?state=` keeps the texts that are so in some language."""
    wanted = request.GET.get("state", "")
    state = State(wanted) if wanted in ASKABLE else None
    keys = list(
        dict.fromkeys(
            Page.objects.filter(depth__gt=1, live=True, alias_of=None)
            .order_by("-latest_revision_created_at", "-pk")
            .values_list("translation_key", flat=True)
        )
    )
    groups = states_of(keys)
    counts = Counter(found for group in groups.values() for found in {group.state(code) for code in Language.values})
    shown = [groups[key] for key in keys if key in groups and _has(groups[key], state)]
    page = Paginator(shown, PER_PAGE).get_page(request.GET.get("p"))
    context: dict[str, Any] = {
        "page_title": _("Traductions"),
        "header_icon": "globe",
        "languages": [{"code": code, "name": Language(code).label} for code in Language.values],
        "rows": [_row(group) for group in page.object_list],
        "page_of_list": page,
        "state": state,
        "states": [{"value": held.value, "label": held.label, "count": counts[held]} for held in ASKABLE],
    }
    return render(request, "hub/pages/admin/translations.html", context)


def _has(group: Group, state: State | None) -> bool:
    return state is None or any(group.state(code) == state for code in Language.values)


def _row(group: Group) -> dict[str, Any]:
    source = group.source
    cells = [
        {
            "language": code,
            "state": group.state(code),
            "version": group.get(code),
            "machine": code in group and group[code].machine and group[code].state == State.OUTDATED,
        }
        for code in Language.values
    ]
    return {"source": source, "cells": cells}
