"""What a person has seen."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.utils import timezone

from hub.notifications.models import Notice

if TYPE_CHECKING:
    from hub.accounts.models import User


def mark_read(*, user: User, notice_id: int) -> None:
    """This one was seen."""
    Notice.objects.filter(user=user, pk=notice_id, read_at=None).update(read_at=timezone.now())


def mark_all_read(*, user: User) -> int:
    """All were seen; returns how many were new."""
    return Notice.objects.filter(user=user, read_at=None).update(read_at=timezone.now())


def seen(*, user: User, targets: Iterable[str]) -> None:
    """The person has just read these where they stand: no mail need tell of them, and they are no news any more."""
    Notice.objects.filter(user=user, read_at=None, target__in=list(targets)).update(read_at=timezone.now())


def forget_unreadable(*, user: User) -> int:
    """Throw away notices of what the person may not read any more, as after leaving a circle; returns how many."""
    from hub.notifications.kinds import shown_for

    held = list(Notice.objects.filter(user=user, read_at=None)[:500])
    shown = shown_for(held, user)
    return Notice.objects.filter(pk__in=[each.pk for each in held if each.pk not in shown]).delete()[0]
