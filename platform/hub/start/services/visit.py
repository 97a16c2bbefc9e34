"""Noting that somebody is here."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from hub.start.models import Visit

if TYPE_CHECKING:
    from hub.accounts.models import User

PAUSE = timedelta(minutes=30)
"""Who was away for longer comes anew."""
FIRST = timedelta(days=14)
"""What counts as new to who comes for the first time."""
WRITTEN_AGAIN_AFTER = timedelta(minutes=5)


def visit(*, user: User, now: datetime) -> datetime:
    """Note the visit and return since when things are new to `user`; it stays the same as long as the visit lasts."""
    held, created = Visit.objects.get_or_create(user=user, defaults={"since": now - FIRST, "seen_at": now})
    if created or now - held.seen_at < WRITTEN_AGAIN_AFTER:
        return held.since
    since = held.seen_at if now - held.seen_at > PAUSE else held.since
    Visit.objects.filter(user=user).update(since=since, seen_at=now)
    return since
