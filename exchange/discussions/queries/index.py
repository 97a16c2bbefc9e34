"""The page of all discussions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest
from django.utils.translation import get_language

from exchange.discussions import rules
from exchange.discussions.models import Forum
from exchange.discussions.queries.labels import ForumLabel, forum_labels
from exchange.discussions.queries.listing import thread_page
from exchange.discussions.queries.unread import unread_counts
from hub.pages.head import head_of
from hub.pages.notice import notice_of
from resources.themes.queries.labels import ThemeLabel, theme_labels

if TYPE_CHECKING:
    from exchange.discussions.models import DiscussionIndexPage
    from hub.search.access import AnyUser

RECENT = 12


@dataclass(frozen=True, slots=True)
class ForumRow:
    """A forum in the list of forums; `unread` counts threads with something new."""

    label: ForumLabel
    forum: Forum
    theme: ThemeLabel | None
    unread: int


def forum_rows(user: AnyUser, language: str, readable: frozenset[int]) -> list[ForumRow]:
    """The open forums that the reader may read, the editors' order."""
    labels = {pk: label for pk, label in forum_labels(language).items() if pk in readable}
    forums = Forum.objects.in_bulk(list(labels))
    themes = theme_labels(language)
    unread = unread_counts(user, list(labels)) if user.is_authenticated else {}
    return [
        ForumRow(label, forums[pk], themes.get(label.theme), unread.get(pk, 0))
        for pk, label in labels.items()
        if pk in forums
    ]


def circle_rows(user: AnyUser) -> list[dict[str, Any]]:
    """The circles that `user` belongs to, with what is new in them."""
    if not user.is_authenticated:
        return []
    circles = list(rules.circles_of(user).select_related("forum").order_by("name", "pk"))
    unread = unread_counts(user, [circle.forum.pk for circle in circles])
    return [{"circle": circle, "forum": circle.forum, "unread": unread.get(circle.forum.pk, 0)} for circle in circles]


def index_context(page: DiscussionIndexPage, request: HttpRequest) -> dict[str, Any]:
    """Forums, one's circles, and the threads written in last."""
    language = (get_language() or "fr")[:2]
    user = request.user
    readable = rules.readable_forums(user)
    recent = thread_page(rules.readable_threads(user), user, language, size=RECENT)
    others = rules.listed_circles(user).exclude(pk__in=rules.circles_of(user).values("pk"))
    return {
        "forums": forum_rows(user, language, readable),
        "circles": circle_rows(user),
        "others": others.exists() if user.is_authenticated else False,
        "may_found": rules.may_found_circle(user),
        "recent": recent.rows,
        "notice": notice_of(page, language),
        "head": head_of(page, description=page.lead),
    }
