"""What practices put on other pages."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db.models import Count, QuerySet
from django.http import HttpRequest
from django.utils.translation import get_language

from exchange.directory.models import Project
from exchange.practices.models import Facet, PracticeIndexPage, PracticePage
from exchange.practices.queries.cards import Card, card_rows, cards
from exchange.practices.queries.filters import narrow_to
from exchange.practices.queries.public import public_practices
from hub.database.prepared import prepared
from hub.languages.queries.best import best
from hub.listing.pages import newest_first
from hub.notifications.queries.followed import followed
from hub.pages.panels import Panel, register
from hub.pages.places import address
from hub.pages.queries.frame import site_frame
from hub.pages.queries.public import some_are_closed
from resources.themes.queries.labels import theme_labels

RECENT = 24
ON_THEME = 6
NEW_TO_YOU = 4


def _reader() -> str:
    return (get_language() or "fr")[:2]


def _list_url(language: str) -> str:
    return site_frame().first_of(PracticeIndexPage, language)


@prepared(unless=some_are_closed)
def _newest(language: str, number: int) -> QuerySet[PracticePage, tuple[Any, ...]]:
    return card_rows(newest_first(best(public_practices(), language)))[:number]


@register("home_top", order=10)
def in_three_lines(request: HttpRequest) -> Panel | None:
    """One practice that others took up, told in three lines, and what is new under each theme."""
    language = _reader()
    recent = cards(_newest(language=language, number=RECENT), language)
    if not recent:
        return None
    told = max(recent, key=lambda card: (card.adoptions, card.published_at is not None and card.published_at))
    context = {
        "told": told,
        "news": _newest_of_each_theme(recent, language, but=told),
        "list_url": _list_url(language),
        "feed_url": address("practice_outputs:feed"),
    }
    return Panel("exchange/practices/parts/home_practices.html", context)


def _newest_of_each_theme(recent: list[Card], language: str, *, but: Card) -> list[dict[str, Any]]:
    rows = []
    for label in theme_labels(language).values():
        newest = next((card for card in recent if card.theme_label == label.title and card.pk != but.pk), None)
        if newest:
            rows.append({"label": label, "card": newest})
    return rows


@register("theme", order=10)
def of_theme(request: HttpRequest, code: str) -> Panel:
    """Practices filed under the theme, the newest first, and the projects behind them."""
    language = _reader()
    filed = narrow_to(best(public_practices(), language), "theme", [code])
    shown = cards(card_rows(newest_first(filed))[:ON_THEME], language)
    projects = (
        Project.objects.filter(practices__in=filed.order_by().values("pk"))
        .annotate(number=Count("practices", distinct=True))
        .order_by("-number", "name")
    )
    context = {
        "cards": shown,
        "total": filed.count(),
        "list_url": f"{_list_url(language)}?theme={code}",
        "feed_url": address("practice_outputs:theme_feed", code),
        "projects": [_project_line(project, project.number) for project in projects],
    }
    return Panel("exchange/practices/parts/theme_practices.html", context)


@register("project", order=10)
def of_project(request: HttpRequest, project: Project) -> Panel:
    """What the project wrote, and what it took up from others."""
    language = _reader()
    every = best(public_practices(), language)
    own = cards(card_rows(newest_first(every.filter(project=project))), language)
    keys = project.adoptions.filter(hidden_at=None).values("practice_key")
    taken = cards(card_rows(newest_first(every.filter(translation_key__in=keys))), language)
    return Panel("exchange/practices/parts/project_practices.html", {"own": own, "taken": taken})


@register("theme_index", order=10)
def filed(request: HttpRequest) -> Panel:
    """How many practices are filed under each theme."""
    shown = best(public_practices(), _reader()).order_by().values("pk")
    rows = Facet.objects.filter(kind=Facet.Kind.THEME, page_id__in=shown).values_list("value")
    return Panel("", {"counts": dict(rows.annotate(number=Count("pk")))})


@register("projects", order=10)
def counts(request: HttpRequest) -> Panel:
    """How many practices each project has."""
    rows = (
        best(public_practices().exclude(project=None), _reader())
        .order_by()
        .values_list("project")
        .annotate(number=Count("pk"))
    )
    return Panel("", {"counts": dict(rows)})


def _project_line(project: Project, practices: int) -> dict[str, Any]:
    return {
        "name": project.name,
        "url": project.get_absolute_url(),
        "cantons": project.cantons,
        "practices": practices,
    }


@register("start", order=40)
def new_to_you(request: HttpRequest, since: datetime) -> Panel | None:
    """Practices published since the last visit, in languages the person reads; under their themes first."""
    user, language = request.user, _reader()
    assert user.is_authenticated
    read = {language, *user.reading_languages}
    found = best(public_practices(), language).filter(locale__language_code__in=read)
    mine = sorted(followed(user, "theme"))
    ordered = [*_since(since, narrow_to(found, "theme", mine), language)] if mine else []
    known = {card.pk for card in ordered}
    ordered += [card for card in _since(since, found, language) if card.pk not in known]
    context = {"cards": ordered[:NEW_TO_YOU], "more": len(ordered) > NEW_TO_YOU, "list_url": _list_url(language)}
    return Panel("exchange/practices/parts/start_panel.html", context)


def _since(since: datetime, practices: QuerySet[PracticePage], language: str) -> list[Card]:
    return cards(card_rows(newest_first(practices).filter(since__gt=since))[: NEW_TO_YOU + 1], language)
