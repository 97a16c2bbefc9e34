"""Invitations, for who sends and who follows them."""

from __future__ import annotations

from datetime import timedelta

from django.db.models import QuerySet
from django.utils import timezone

from hub.accounts.models import Invitation


def find_by_token(token: str) -> Invitation | None:
    """The invitation that the link belongs to, whatever became of it."""
    return Invitation.objects.select_related("invited_by").filter(token_digest=Invitation.digest(token)).first()


def pending() -> QuerySet[Invitation]:
    """What waits for an answer, expired or not, latest first."""
    return Invitation.objects.filter(accepted_at=None, revoked_at=None).select_related("invited_by")


def accepted() -> QuerySet[Invitation]:
    """What was taken up in the last half year, latest first."""
    since = timezone.now() - timedelta(days=180)
    return (
        Invitation.objects.filter(accepted_at__gte=since)
        .select_related("invited_by", "accepted_by")
        .order_by("-accepted_at")
    )
