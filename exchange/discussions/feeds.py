"""What was said in forums that everybody reads, for feed readers. Circles have no feed."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.contrib.auth.models import AnonymousUser
from django.contrib.syndication.views import Feed
from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from exchange.discussions import rules
from exchange.discussions.models import Post, Thread
from exchange.discussions.queries.labels import ForumLabel, forum_labels
from hub.listing.feeds import LanguageFeed
from hub.text.markdown import to_plain

ENTRIES = 30

if TYPE_CHECKING:
    ThreadsBase = Feed[Thread, ForumLabel | None]
    PostsBase = Feed[Post, Thread]
else:
    ThreadsBase = PostsBase = Feed


class ThreadsFeed(ThreadsBase):
    """New threads of all open forums, or of one."""

    feed_type = LanguageFeed

    def get_object(self, request: HttpRequest, pk: int = 0) -> ForumLabel | None:
        if not pk:
            return None
        label = forum_labels((get_language() or "fr")[:2]).get(pk)
        if label is None or pk not in rules.open_forums():
            raise Http404
        return label

    def title(self, forum: ForumLabel | None) -> str:
        return f"Relais – {forum.title if forum else _('Discussions')}"

    def link(self, forum: ForumLabel | None) -> str:
        return forum.url if forum else f"/{(get_language() or 'fr')[:2]}/"

    def feed_url(self, forum: ForumLabel | None) -> str:
        if forum:
            return reverse("discussions:forum_feed", args=[forum.pk])
        return reverse("discussions:feed")

    def items(self, forum: ForumLabel | None) -> list[Thread]:
        threads = rules.readable_threads(AnonymousUser())
        if forum:
            threads = threads.filter(forum=forum.pk)
        return list(threads.order_by("-last_post_at", "-pk").select_related("author")[:ENTRIES])

    def item_title(self, item: Thread) -> str:
        return item.title

    def item_description(self, item: Thread) -> str:
        shown = rules.readable_posts(AnonymousUser()).filter(thread=item, number=1).values_list("text", flat=True)
        return to_plain(shown[0])[:400] if shown else ""

    def item_link(self, item: Thread) -> str:
        return item.get_absolute_url()

    def item_author_name(self, item: Thread) -> str:
        return item.author.get_full_name() if item.author else ""

    def item_pubdate(self, item: Thread) -> datetime:
        return item.created_at

    def item_updateddate(self, item: Thread) -> datetime:
        return item.last_post_at

    def item_extra_kwargs(self, item: Thread) -> dict[str, Any]:
        return {"language": item.language}


class PostsFeed(PostsBase):
    """The last posts of one thread."""

    feed_type = LanguageFeed

    def get_object(self, request: HttpRequest, pk: int) -> Thread:
        found = rules.readable_threads(AnonymousUser()).filter(pk=pk).first()
        if found is None:
            raise Http404
        return found

    def title(self, thread: Thread) -> str:
        return f"Relais – {thread.title}"

    def link(self, thread: Thread) -> str:
        return thread.get_absolute_url()

    def feed_url(self, thread: Thread) -> str:
        return reverse("discussions:thread_feed", args=[thread.pk])

    def items(self, thread: Thread) -> list[Post]:
        posts = rules.readable_posts(AnonymousUser()).filter(thread=thread, number__gt=thread.last_number - ENTRIES)
        return list(posts.order_by("-number").select_related("author"))

    def item_title(self, item: Post) -> str:
        return f"#{item.number}"

    def item_description(self, item: Post) -> str:
        return to_plain(item.text)[:400]

    def item_link(self, item: Post) -> str:
        return item.get_absolute_url()

    def item_author_name(self, item: Post) -> str:
        return item.author.get_full_name() if item.author else ""

    def item_pubdate(self, item: Post) -> datetime:
        return item.created_at

    def item_updateddate(self, item: Post) -> datetime:
        return item.edited_at or item.created_at

    def item_extra_kwargs(self, item: Post) -> dict[str, Any]:
        return {"language": item.language}
