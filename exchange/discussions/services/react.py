"""«Useful», and what the answer was."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from exchange.discussions import rules
from exchange.discussions.errors import NotAllowedError
from exchange.discussions.models import Post, Thread, Useful
from exchange.discussions.services.changed import changed

if TYPE_CHECKING:
    from hub.accounts.models import User


def set_useful(*, post: Post, user: User, useful: bool) -> int:
    """Say that a post was useful, or take it back; nobody says it of their own. Returns how many say so now."""
    with transaction.atomic():
        post = Post.objects.select_for_update().get(pk=post.pk)
        own = post.author_id == user.pk
        if own or not rules.may_read_post(user, post) or not rules.may_write(user, post.thread.forum):
            raise NotAllowedError
        if useful:
            Useful.objects.get_or_create(post=post, user=user)
        else:
            Useful.objects.filter(post=post, user=user).delete()
        post.useful = Useful.objects.filter(post=post).count()
        post.save(update_fields=["useful"])
        changed(thread=post.thread, numbers=[])
    return post.useful


def mark_answer(*, thread: Thread, user: User, post: Post | None) -> None:
    """Say which post is the answer; None takes the mark away. Raises NotAllowedError."""
    with transaction.atomic():
        thread = Thread.objects.select_for_update().get(pk=thread.pk)
        if not rules.may_mark_answer(user, thread):
            raise NotAllowedError
        if post is not None and (post.thread_id != thread.pk or post.number == 1 or not post.is_shown):
            raise NotAllowedError
        Thread.objects.filter(pk=thread.pk).update(answer=post, is_question=True)
        changed(thread=thread, numbers=[])
