"""What of a thread can go into a page, and what of it has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Q

from exchange.discussions import rules
from exchange.discussions.models import Harvest, Post, Thread
from exchange.discussions.queries.pages import named_pages
from hub.notifications.subjects import Named

if TYPE_CHECKING:
    from hub.accounts.models import User
    from hub.search.access import AnyUser

MOST = 60


def posts_to_harvest(thread: Thread, user: User) -> list[Post]:
    """What may be taken over, in its order; of a long thread what was found useful, with question and answer.

    From a circle people take only what they said themselves: the others said it to the circle.
    """
    rows = rules.readable_posts(user).filter(thread=thread).select_related("author")
    if thread.forum.circle_id:
        rows = rows.filter(author=user)
    chosen = list(rows.filter(Q(number=1) | Q(pk=thread.answer_id)))
    others = rows.exclude(pk__in=[post.pk for post in chosen]).order_by("-useful", "number")
    return sorted([*chosen, *others[: MOST - len(chosen)]], key=lambda post: post.number)


def grown_from(thread: Thread, user: AnyUser, language: str) -> list[Named]:
    """The public pages that were begun with what was said here, as far as `user` may read them."""
    keys = list(Harvest.objects.filter(thread=thread).values_list("page_key", flat=True))
    return list(named_pages(keys, user, language).values())
