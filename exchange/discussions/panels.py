"""What the discussions put on other pages: the same for everybody, so only what everybody reads."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.db.models import Q, QuerySet, Value
from django.http import HttpRequest
from django.utils.translation import get_language

from exchange.directory.models import Project
from exchange.directory.queries.projects import projects_of
from exchange.discussions import rules
from exchange.discussions.models import DiscussionIndexPage, Harvest, Thread
from exchange.discussions.queries.labels import forum_labels
from exchange.discussions.queries.listing import thread_page
from exchange.discussions.subjects import about_page, about_project
from hub.pages.panels import Panel, register
from hub.pages.places import address
from hub.pages.queries.frame import site_frame

MOST = 5
LOOKED_AT = 40
"""Among so many the open ones are looked for: circles may talk of a page, too."""


def _language() -> str:
    return (get_language() or "fr")[:2]


def _ask(**about: str) -> str:
    return f"{address('discussions:ask')}?{urlencode(about)}"


def _hanging_on(*about: str) -> QuerySet[Thread]:
    """The threads about these. That it is not empty goes without saying, but not for SQLite, whose index says so."""
    return Thread.objects.filter(about__in=about).exclude(about="").order_by()


def _lines(which: Q, *, grew: Q | None = None) -> list[dict[str, Any]]:
    """The open threads written in last, as plain data: one query, and who may read is asked where there are any.

    `grew` says which of them the page began with.
    """
    found = rules.listed().filter(which).annotate(is_origin=grew if grew is not None else Value(False))
    rows = list(found.order_by("-last_post_at", "-pk")[:LOOKED_AT])
    opens = rules.open_forums() if rows else frozenset()
    return [_line(thread) for thread in rows if thread.forum_id in opens][:MOST]


def _line(thread: Any) -> dict[str, Any]:
    return {
        "title": thread.title,
        "url": thread.get_absolute_url(),
        "language": thread.language,
        "replies": thread.last_number - 1,
        "answered": thread.answer_id is not None,
        "at": thread.last_post_at,
        "is_origin": thread.is_origin,
    }


@register("search_nothing", order=10)
def ask_people(request: HttpRequest, text: str) -> Panel:
    """Who searched in vain may ask."""
    return Panel("exchange/discussions/parts/ask_panel.html", {"url": _ask(title=text)})


@register("theme", order=30)
def of_theme(request: HttpRequest, code: str) -> Panel | None:
    """What is said in the theme's forum."""
    open_to_all = rules.open_forums()
    labels = forum_labels(_language()).items()
    forum = next((label for pk, label in labels if label.theme == code and pk in open_to_all), None)
    if forum is None:
        return None
    context = {
        "threads": _lines(Q(forum=forum.pk)),
        "forum_url": forum.url,
        "ask_url": address("discussions:new_thread", forum.pk),
    }
    return Panel("exchange/discussions/parts/talk_panel.html", context)


@register("project", order=30)
def of_project(request: HttpRequest, project: Project) -> Panel:
    """What is asked about a project."""
    about = about_project(project.pk)
    context = {
        "threads": _lines(Q(pk__in=_hanging_on(about).values("pk"))),
        "forum_url": "",
        "ask_url": _ask(about=about),
    }
    return Panel("exchange/discussions/parts/talk_panel.html", context)


@register("practice", order=30)
def of_practice(request: HttpRequest, key: UUID) -> Panel:
    """What is asked about a practice, in all its languages."""
    about = about_page(key)
    grew = Harvest.objects.filter(page_key=key).order_by().values("thread")
    lines = _lines(Q(pk__in=_hanging_on(about).values("pk").union(grew)), grew=Q(pk__in=grew))
    context = {"threads": lines, "forum_url": "", "ask_url": _ask(about=about)}
    return Panel("exchange/discussions/parts/talk_panel.html", context)


@register("start", order=30)
def new_to_you(request: HttpRequest, since: datetime) -> Panel | None:
    """Questions to the person's projects that nobody answered, and what was said since their last visit."""
    user, language = request.user, _language()
    assert user.is_authenticated
    readable = rules.readable_threads(user)
    about = [about_project(pk) for pk in projects_of(user).values_list("pk", flat=True)]
    to_them = readable.filter(pk__in=_hanging_on(*about).values("pk"), is_question=True)
    asked = thread_page(
        to_them.filter(answer=None, closed_at=None).exclude(author=user),
        user,
        language,
        size=MOST,
    )
    read = {language, *user.reading_languages}
    fresh = readable.filter(last_post_at__gt=since, language__in=read).exclude(last_author=user)
    new = thread_page(fresh.exclude(pk__in=[row.thread.pk for row in asked.rows]), user, language, size=MOST)
    context = {"asked": asked.rows, "new": new.rows, "more": bool(new.older), "url": _all_discussions(language)}
    return Panel("exchange/discussions/parts/start_panel.html", context)


def _all_discussions(language: str) -> str:
    return site_frame().first_of(DiscussionIndexPage, language)
