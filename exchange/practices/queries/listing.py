"""The list of practices: one row a practice, in the reader's best language."""

from __future__ import annotations

import re
from typing import Any

from django.core.paginator import InvalidPage, Paginator
from django.db.models import Min, OuterRef, QuerySet, Subquery
from django.http import Http404, HttpRequest
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from wagtail.models import Page

from exchange.practices.models import PracticeIndexPage, PracticePage
from exchange.practices.queries.cards import cards, with_adoptions
from exchange.practices.queries.filters import LEGENDS, Asked, count_values, labels, narrow, read_asked
from exchange.practices.queries.public import public_practices
from hub.languages.queries.best import best
from hub.pages.head import head_of
from resources.themes.queries.labels import theme_labels

PER_PAGE = 12
MOST_FOUND = 1000
OPEN_FILTERS = ("theme", "target")


def newest_first(practices: QuerySet[PracticePage]) -> QuerySet[PracticePage]:
    """By the first publication in any language: a translation does not make an old practice new."""
    since = (
        Page.objects.filter(translation_key=OuterRef("translation_key"), live=True)
        .order_by()
        .values("translation_key")
        .annotate(first=Min("first_published_at"))
        .values("first")
    )
    ordered: QuerySet[PracticePage] = practices.annotate(since=Subquery(since)).order_by("-since", "-pk")
    return ordered


def find(practices: QuerySet[PracticePage], words: str) -> QuerySet[PracticePage]:
    """Those of `practices` that hold all `words` in one of their languages."""
    # What is no letter or digit means something to the databases' search languages.
    bare = " ".join(re.findall(r"\w+", words))
    if not bare:
        return practices.none()
    live = PracticePage.objects.live()
    found = live.search(bare, operator="and", order_by_relevance=False)[:MOST_FOUND]
    keys = {page.translation_key for page in found}
    return practices.filter(translation_key__in=keys)


def listing_context(page: PracticeIndexPage, request: HttpRequest) -> dict[str, Any]:
    """What the list shows. Raises Http404 for a page of it that does not exist."""
    language = (get_language() or "fr")[:2]
    known = labels(language)
    asked = read_asked(request.GET, known)
    every = best(public_practices(), language)
    if asked.query:
        every = find(every, asked.query)
    shown = newest_first(with_adoptions(narrow(every, asked)))
    if asked.sort == "taken":
        shown = shown.order_by("-adopted", "-since", "-pk")
    paginator = Paginator(shown, PER_PAGE)
    try:
        part = paginator.page(request.GET.get("page") or 1)
    except InvalidPage as error:
        raise Http404(_("Cette page de la liste n’existe pas.")) from error
    return {
        "asked": asked,
        "page_of_list": part,
        "cards": cards(shown[part.start_index() - 1 : part.end_index()], language) if paginator.count else [],
        "total": paginator.count,
        "filters": _filters(every, asked, known, language),
        "head": head_of(page, description=page.lead),
        "chips": _chips(asked, known),
        "sorts": [
            {"label": _("Nouveautés"), "url": asked.address(sort=""), "active": asked.sort == "new"},
            {
                "label": _("Souvent reprises"),
                "url": asked.address(sort="taken"),
                "active": asked.sort == "taken",
            },
        ],
    }


def _filters(
    practices: QuerySet[PracticePage], asked: Asked, known: dict[str, dict[str, str]], language: str
) -> list[dict[str, Any]]:
    counted = count_values(practices, asked)
    edges = {code: label.edge for code, label in theme_labels(language).items()}
    filters = []
    for name, choices in known.items():
        options = [
            {
                "value": value,
                "label": label,
                "count": counted.get((name, value), 0),
                "checked": value in asked.values[name],
                "theme": edges.get(value, "") if name == "theme" else "",
            }
            for value, label in choices.items()
        ]
        # Of 26 cantons only those are offered that have something; a theme without a practice is worth seeing.
        if name != "theme":
            options = [option for option in options if option["count"] or option["checked"]]
        if options:
            is_open = name in OPEN_FILTERS or bool(asked.values[name])
            filters.append({"name": name, "legend": LEGENDS[name], "options": options, "open": is_open})
    return filters


def _chips(asked: Asked, known: dict[str, dict[str, str]]) -> list[dict[str, Any]]:
    chips = []
    if asked.query:
        chips.append({"label": asked.query, "group": _("Mots"), "remove_url": asked.address(q="")})
    for name, values in asked.values.items():
        for value in values:
            left = [held for held in values if held != value]
            chips.append(
                {
                    "label": known[name][value],
                    "group": LEGENDS[name],
                    "remove_url": asked.address(**{name: left}),
                }
            )
    return chips
