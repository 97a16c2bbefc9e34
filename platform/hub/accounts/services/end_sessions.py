"""Log a person out everywhere."""

from __future__ import annotations

from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session

from hub.accounts.models import User


def end_sessions(*, user: User, keep: str | None = None) -> None:
    """Delete the person's sessions but the one with the key `keep`."""
    held = UserSession.objects.filter(user=user)
    if keep:
        held = held.exclude(session_key=keep)
    Session.objects.filter(session_key__in=held.values("session_key")).delete()
    held.delete()
