"""Forgetting what was told long ago."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone

from hub.notifications.models import Event, IncomingMail, Notice
from hub.notifications.services.returned import forget_returns

KEEP_READ = timedelta(days=90)
KEEP_UNREAD = timedelta(days=365)


def tidy() -> int:
    """Delete notices that were read a season ago or lay unread for a year, and events that nobody holds any more."""
    now = timezone.now()
    gone = Notice.objects.filter(read_at__lt=now - KEEP_READ).delete()[0]
    gone += Notice.objects.filter(created_at__lt=now - KEEP_UNREAD).delete()[0]
    # An event without notices guards nothing any more once it is done and old enough not to be spread again.
    done = Event.objects.filter(done_at__lt=now - timedelta(days=7), notices=None)
    # No mail system hands over a mail again after a season.
    gone += IncomingMail.objects.filter(received_at__lt=now - KEEP_READ).delete()[0]
    gone += forget_returns()
    return gone + done.delete()[0]
