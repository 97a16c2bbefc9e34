"""Lists of threads, the last first, page by page without counting or skipping rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from django.db.models import Q, QuerySet

from exchange.discussions.models import Thread
from exchange.discussions.queries.labels import ForumLabel, labels_of
from exchange.discussions.queries.unread import Unread, unread_in

if TYPE_CHECKING:
    from hub.search.access import AnyUser

PER_PAGE = 30
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MOST = 253_402_300_799_000_000


@dataclass(frozen=True, slots=True)
class ThreadRow:
    """A thread in a list; names are empty where the person has left."""

    thread: Thread
    forum: ForumLabel | None
    author: str
    last_author: str
    unread: Unread | None

    @property
    def replies(self) -> int:
        """How many posts came after the first."""
        return self.thread.last_number - 1


@dataclass(frozen=True, slots=True)
class ThreadPage:
    """A page of a list; `older` and `newer` are the places to go on from, empty at the ends."""

    rows: list[ThreadRow]
    older: str = ""
    newer: str = ""


def cursor_of(thread: Thread) -> str:
    """The place of a thread in a list: when it was last written in, in microseconds, and its key."""
    return f"{(thread.last_post_at - _EPOCH) // timedelta(microseconds=1)}-{thread.pk}"


def read_cursor(written: str) -> tuple[datetime, int] | None:
    """What `cursor_of` wrote; None for anything else."""
    moment, _, pk = written.partition("-")
    if not (moment.isascii() and moment.isdecimal() and pk.isascii() and pk.isdecimal()):
        return None
    if len(moment) > 18 or int(moment) > _MOST or len(pk) > 18:
        return None
    return _EPOCH + timedelta(microseconds=int(moment)), int(pk)


def thread_page(
    threads: QuerySet[Thread], user: AnyUser, language: str, *, before: str = "", after: str = "", size: int = PER_PAGE
) -> ThreadPage:
    """The page of `threads` before (older than) or after a cursor; the newest without one.

    What was typed into a cursor's place by hand counts as none.
    """
    place = read_cursor(before) or read_cursor(after)
    ascending = place is not None and read_cursor(before) is None
    if place is not None:
        moment, pk = place
        if ascending:
            threads = threads.filter(last_post_at__gte=moment).filter(Q(last_post_at__gt=moment) | Q(pk__gt=pk))
        else:
            threads = threads.filter(last_post_at__lte=moment).filter(Q(last_post_at__lt=moment) | Q(pk__lt=pk))
    order = ("last_post_at", "pk") if ascending else ("-last_post_at", "-pk")
    found = list(threads.select_related("author", "last_author").order_by(*order)[: size + 1])
    more, found = len(found) > size, found[:size]
    if ascending:
        found.reverse()
    has_older, has_newer = (True, more) if ascending else (more, place is not None)
    return ThreadPage(
        rows=thread_rows(found, user, language),
        older=cursor_of(found[-1]) if found and has_older else "",
        newer=cursor_of(found[0]) if found and has_newer else "",
    )


def thread_rows(threads: Sequence[Thread], user: AnyUser, language: str) -> list[ThreadRow]:
    """The threads with what a list says of them; their authors are loaded already."""
    labels = labels_of({thread.forum_id for thread in threads}, language)
    unread = unread_in(user, threads) if user.is_authenticated and threads else {}
    return [
        ThreadRow(
            thread=thread,
            forum=labels.get(thread.forum_id),
            author=thread.author.get_full_name() if thread.author else "",
            last_author=thread.last_author.get_full_name() if thread.last_author else "",
            unread=unread.get(thread.pk),
        )
        for thread in threads
    ]
