"""A forum's page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from exchange.discussions import rules
from exchange.discussions.models import Forum, Thread
from exchange.discussions.queries.listing import ThreadPage, thread_page, thread_rows
from hub.pages.head import head_of
from hub.pages.notice import notice_of
from hub.pages.queries.frame import site_frame
from hub.text.markdown import to_html
from resources.themes.queries.labels import theme_labels

if TYPE_CHECKING:
    from exchange.discussions.models import ForumPage

WAITING = "waiting"


def threads_of(forum: Forum, request: HttpRequest, language: str) -> dict[str, Any]:
    """What the page of a forum or circle shows of its threads, by what the address asks: `show`, `before`, `after`."""
    waiting = request.GET.get("show") == WAITING
    before, after = request.GET.get("before", ""), request.GET.get("after", "")
    is_first = not (before or after)
    threads: QuerySet[Thread] = rules.listed().filter(forum=forum)
    pinned = []
    if waiting:
        threads = threads.filter(is_question=True, answer=None, closed_at=None)
    else:
        threads = threads.filter(pinned=False)
        kept = rules.listed().filter(forum=forum, pinned=True).order_by("-last_post_at")
        pinned = list(kept.select_related("author", "last_author")) if is_first else []
    shown: ThreadPage = thread_page(threads, request.user, language, before=before, after=after)
    user = request.user
    return {
        "forum": forum,
        "pinned": thread_rows(pinned, user, language) if pinned else [],
        "threads": shown,
        "is_first": is_first,
        "query": "show=waiting&" if waiting else "",
        "tabs": [
            {"label": _("Tous les fils"), "url": request.path, "active": not waiting},
            {"label": _("Questions sans réponse"), "url": f"{request.path}?show=waiting", "active": waiting},
        ],
        "may_write": rules.may_write(user, forum),
        "has_unread": any(row.unread for row in shown.rows),
    }


def forum_context(page: ForumPage, request: HttpRequest) -> dict[str, Any]:
    """The threads of a forum, its theme and what has its place there."""
    language = (get_language() or "fr")[:2]
    forum, _created = Forum.objects.get_or_create(key=page.translation_key)
    parent = site_frame().by_url_path.get(page.url_path[: -len(page.slug) - 1])
    index = site_frame().nearest(parent.key, language) if parent else None
    return {
        **threads_of(forum, request, language),
        "intro_html": to_html(page.intro),
        "theme": theme_labels(language).get(page.theme),
        "foreign": page.language if page.language != language else "",
        "crumbs": [{"label": index.title, "url": index.url}] if index else [],
        "notice": notice_of(page, language),
        "head": head_of(page, description=page.lead),
    }
