"""Noting how far somebody has read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from exchange.discussions.models import Forum, ForumMark, Thread, ThreadMark

if TYPE_CHECKING:
    from hub.accounts.models import User


def read_to(*, thread: Thread, user: User, number: int) -> None:
    """Note that `user` has read `thread` up to `number`; a mark never goes back."""
    with transaction.atomic():
        mark, created = ThreadMark.objects.get_or_create(user=user, thread=thread, defaults={"number": number})
        if not created:
            ThreadMark.objects.filter(pk=mark.pk, number__lt=number).update(number=number, read_at=timezone.now())


def unread_from(*, thread: Thread, user: User, number: int) -> None:
    """Let `number` be the first post that `user` has not read."""
    ThreadMark.objects.update_or_create(
        user=user, thread=thread, defaults={"number": max(0, number - 1), "read_at": timezone.now()}
    )


def read_all(*, forum: Forum, user: User) -> None:
    """Let everything in `forum` count as read; what was read of single threads is forgotten."""
    with transaction.atomic():
        now = timezone.now()
        ForumMark.objects.update_or_create(user=user, forum=forum, defaults={"until": now})
        ThreadMark.objects.filter(user=user, thread__forum=forum).delete()
