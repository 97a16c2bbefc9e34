"""Forgetting what is not needed any more."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone

from hub.moderation.models import Posting

KEPT = timedelta(days=30)


def forget_old_postings() -> int:
    """Delete how much people wrote a month ago; returns how many rows."""
    return Posting.objects.filter(at__lt=timezone.now() - KEPT).delete()[0]
