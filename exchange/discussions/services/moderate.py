"""What moderators do with threads: pin, close, sum up, move, merge, split. Each deed stands in the audit trail."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from exchange.discussions import rules
from exchange.discussions.errors import NotAllowedError
from exchange.discussions.models import Forum, Post, Thread, ThreadMark
from exchange.discussions.services.changed import changed
from exchange.discussions.texts import checked_title, rendered
from hub.moderation.services.record import record
from hub.text.clean import without_controls

if TYPE_CHECKING:
    from hub.accounts.models import User


def _locked(thread: Thread, user: User) -> Thread:
    """The thread, held for this deed. Raises NotAllowedError."""
    locked = Thread.objects.select_for_update().get(pk=thread.pk)
    if locked.merged_into_id or not rules.may_moderate(user, locked.forum):
        raise NotAllowedError
    return locked


def _noted(thread: Thread, user: User, deed: str, note: str = "") -> None:
    record(actor=user, deed=deed, target=f"thread:{thread.pk}", note=note, about=thread.author_id)


def set_pinned(*, thread: Thread, user: User, pinned: bool) -> None:
    """Keep a thread on top of its forum, or let it go its way."""
    with transaction.atomic():
        thread = _locked(thread, user)
        Thread.objects.filter(pk=thread.pk).update(pinned=pinned)
        _noted(thread, user, "pin_thread" if pinned else "unpin_thread")
        changed(thread=thread, numbers=[])


def set_closed(*, thread: Thread, user: User, closed: bool) -> None:
    """Take no more posts, or take them again."""
    with transaction.atomic():
        thread = _locked(thread, user)
        Thread.objects.filter(pk=thread.pk).update(closed_at=timezone.now() if closed else None)
        _noted(thread, user, "close_thread" if closed else "open_thread")
        changed(thread=thread, numbers=[])


def sum_up(*, thread: Thread, user: User, text: str) -> None:
    """Put the summary on top of the thread; an empty one takes it away."""
    with transaction.atomic():
        thread = _locked(thread, user)
        text = without_controls(text).strip()[:4000]
        Thread.objects.filter(pk=thread.pk).update(
            summary=text, summary_html=rendered(text), summary_at=timezone.now() if text else None
        )
        _noted(thread, user, "sum_up_thread")
        changed(thread=thread, numbers=[1])


def move(*, thread: Thread, user: User, forum: Forum) -> None:
    """Bring a thread to another forum, under that forum's rules from this moment on."""
    with transaction.atomic():
        thread = _locked(thread, user)
        if not rules.may_move(user, thread, forum):
            raise NotAllowedError
        if forum.pk == thread.forum_id:
            return
        Forum.objects.filter(pk=thread.forum_id).update(threads=F("threads") - 1, posts=F("posts") - thread.last_number)
        Forum.objects.filter(pk=forum.pk).update(threads=F("threads") + 1, posts=F("posts") + thread.last_number)
        Thread.objects.filter(pk=thread.pk).update(forum=forum, pinned=False)
        _noted(thread, user, "move_thread", f"{thread.forum_id} → {forum.pk}")
        # Whoever read it there may not read it here: nobody finds it until the index knows.
        changed(thread=thread, narrows=True)
    _bring_up_to_date(forum)


def merge(*, thread: Thread, user: User, into: Thread) -> None:
    """Put the posts of `thread` behind those of `into`; its address leads there from now on."""
    with transaction.atomic():
        thread = _locked(thread, user)
        into = _locked(into, user)
        if into.pk == thread.pk or into.held or thread.held:
            raise NotAllowedError
        changed(thread=thread, narrows=True)
        posts = list(Post.objects.filter(thread=thread).order_by("number").values_list("pk", flat=True))
        _take(posts, into)
        Forum.objects.filter(pk=thread.forum_id).update(threads=F("threads") - 1, posts=F("posts") - len(posts))
        Forum.objects.filter(pk=into.forum_id).update(posts=F("posts") + len(posts))
        Thread.objects.filter(pk=thread.pk).update(merged_into=into, last_number=0, pinned=False, answer=None)
        ThreadMark.objects.filter(thread=thread).delete()
        _noted(thread, user, "merge_thread", f"→ {into.pk}")
        changed(thread=into)


def split(*, thread: Thread, user: User, posts: Collection[int], title: str) -> Thread:
    """Give the posts with these keys a thread of their own in the same forum. Those that stay close up.

    Raises NotAllowedError, also where nothing would stay or go, TextRefusedError.
    """
    title = checked_title(title)
    with transaction.atomic():
        thread = _locked(thread, user)
        every = list(Post.objects.filter(thread=thread).order_by("number"))
        going = [post for post in every if post.pk in posts and post.number > 1]
        staying = [post for post in every if post not in going]
        if not going or thread.held:
            raise NotAllowedError
        changed(thread=thread, narrows=True)
        first = going[0]
        made = Thread.objects.create(
            forum=thread.forum,
            title=title,
            language=first.language,
            author=first.author,
            is_question=False,
            created_at=first.created_at,
        )
        _take([post.pk for post in going], made)
        moved = [post.number for post in going]
        for number, post in enumerate(staying, start=1):
            if post.number != number:
                Post.objects.filter(pk=post.pk).update(number=number)
        for mark in ThreadMark.objects.filter(thread=thread):
            mark.number -= sum(number <= mark.number for number in moved)
            mark.save(update_fields=["number"])
        last = staying[-1]
        Thread.objects.filter(pk=thread.pk).update(
            last_number=len(staying), last_post_at=last.created_at, last_author=last.author
        )
        if thread.answer_id in {post.pk for post in going}:
            Thread.objects.filter(pk=thread.pk).update(answer=None)
        Forum.objects.filter(pk=thread.forum_id).update(threads=F("threads") + 1)
        _noted(thread, user, "split_thread", f"→ {made.pk}")
        made.refresh_from_db()
        changed(thread=made)
    return made


def _take(posts: list[int], into: Thread) -> None:
    """Number the posts behind the last one of `into`, in their order."""
    number = into.last_number
    for pk in posts:
        number += 1
        Post.objects.filter(pk=pk).update(thread=into, number=number)
    last = Post.objects.filter(thread=into, number=number).get()
    new = into.last_author_id is None
    Thread.objects.filter(pk=into.pk).update(
        last_number=number,
        last_post_at=last.created_at if new else max(into.last_post_at, last.created_at),
        last_author=last.author,
    )
    into.last_number = number


def _bring_up_to_date(forum: Forum) -> None:
    newest = rules.listed().filter(forum=forum).order_by("-last_post_at").values_list("last_post_at", flat=True).first()
    Forum.objects.filter(pk=forum.pk).update(last_post_at=newest)
