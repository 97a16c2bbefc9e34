"""What somebody has not read yet."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.db.models import Min, OuterRef, Q, Subquery

from exchange.discussions.models import ForumMark, Post, Thread, ThreadMark

if TYPE_CHECKING:
    from hub.accounts.models import User

RECENT = 500
"""Among so many threads those with something new are counted: what nobody wrote in for long is not new."""


@dataclass(frozen=True, slots=True)
class Unread:
    """The first post that was not read, and how many there are from there on."""

    first: int
    count: int


def unread_in(user: User, threads: Sequence[Thread]) -> dict[int, Unread]:
    """For each of `threads` that has something new for `user`: three queries, however many there are."""
    marks = dict(ThreadMark.objects.filter(user=user, thread__in=threads).values_list("thread", "number"))
    until = _until(user, {thread.forum_id for thread in threads})
    found: dict[int, int] = {}
    partly = []
    for thread in threads:
        if thread.pk in marks:
            found[thread.pk] = marks[thread.pk] + 1
        elif thread.created_at > until[thread.forum_id]:
            found[thread.pk] = 1
        elif thread.last_post_at > until[thread.forum_id]:
            partly.append(thread)
    if partly:
        since = Q()
        for thread in partly:
            since |= Q(thread=thread, created_at__gt=until[thread.forum_id])
        rows = Post.objects.filter(since).order_by().values_list("thread").annotate(first=Min("number"))
        found.update(dict(rows))
    return {
        thread.pk: Unread(found[thread.pk], thread.last_number - found[thread.pk] + 1)
        for thread in threads
        if found.get(thread.pk, thread.last_number + 1) <= thread.last_number
    }


def first_unread(user: User, thread: Thread) -> int:
    """The number of the first post of `thread` that `user` has not read; the last one where all is read."""
    unread = unread_in(user, [thread]).get(thread.pk)
    return unread.first if unread else max(thread.last_number, 1)


def unread_counts(user: User, forums: Collection[int]) -> dict[int, int]:
    """How many threads of each forum have something new, among the `RECENT` written in last: two queries."""
    if not forums:
        return {}
    until = _until(user, forums)
    mark = ThreadMark.objects.filter(user=user, thread=OuterRef("pk")).values("number")[:1]
    fresh = Thread.objects.filter(forum__in=forums, merged_into=None, held=False, last_post_at__gt=min(until.values()))
    rows = (
        fresh.annotate(read=Subquery(mark))
        .order_by("-last_post_at", "-pk")
        .values_list("forum", "last_post_at", "last_number", "read")[:RECENT]
    )
    counts: dict[int, int] = {}
    for forum, at, last, read in rows:
        if last > read if read is not None else at > until[forum]:
            counts[forum] = counts.get(forum, 0) + 1
    return counts


def _until(user: User, forums: Collection[int]) -> dict[int, datetime]:
    """Until when all of each forum counts as read."""
    marks = dict(ForumMark.objects.filter(user=user, forum__in=forums).values_list("forum", "until"))
    return {forum: marks.get(forum, user.date_joined) for forum in forums}
