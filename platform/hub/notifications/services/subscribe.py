"""Following and letting go."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hub.notifications.models import Subscription
from hub.notifications.subjects import UnknownSubjectError, may_follow

if TYPE_CHECKING:
    from hub.accounts.models import User

Level = Subscription.Level


def subscribe(*, user: User, subject: str, level: str = Level.WATCHING) -> Subscription:
    """Let `user` hear of what happens to `subject`, or with `muted` of nothing of it.

    Raises UnknownSubjectError where there is none, or the person may not read it.
    """
    if not may_follow(user.pk, subject):
        raise UnknownSubjectError(subject)
    held, _new = Subscription.objects.update_or_create(user=user, subject=subject, defaults={"level": level})
    return held


def follow_by_deed(*, user: User, subject: str) -> None:
    """Follow what one takes part in, unless the person has said anything else about it before."""
    Subscription.objects.get_or_create(user=user, subject=subject)


def unsubscribe(*, user: User, subject: str) -> bool:
    """End it; False where nothing was followed."""
    return bool(Subscription.objects.filter(user=user, subject=subject).delete()[0])


def level_of(user: User, subject: str) -> str:
    """How the person follows the subject; empty where they do not."""
    return Subscription.objects.filter(user=user, subject=subject).values_list("level", flat=True).first() or ""
