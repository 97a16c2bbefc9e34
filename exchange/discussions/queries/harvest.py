"""What of a thread can go into a page, and what of it has."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import Q
from wagtail.models import Page

from exchange.discussions import rules
from exchange.discussions.models import Harvest, Post, Thread
from hub.languages.queries.best import best
from hub.notifications.subjects import Named
from hub.pages.queries.frame import site_frame
from hub.search.pages.access import open_to

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


def named_pages(keys: list[UUID], user: AnyUser, language: str) -> dict[UUID, Named]:
    """Title and address of the public pages of these translation keys that `user` may read; two queries at most."""
    if not keys:
        return {}
    pages = list(best(Page.objects.filter(translation_key__in=keys), language).select_related("locale"))
    may = open_to(user, {page.pk: page.path for page in pages})
    frame = site_frame()
    return {
        page.translation_key: Named(
            page.title,
            frame.reader_url(language, page.url_path, page.slug, page.locale_id),
            page.locale.language_code,
        )
        for page in pages
        if page.pk in may
    }
