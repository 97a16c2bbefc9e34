"""A person's archives."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.utils import timezone

from hub.portability.models import Archive


def latest(user: Any) -> Archive | None:
    """The person's last archive that can still be fetched or is being made."""
    since = timezone.now() - timedelta(days=settings.EXPORT_DAYS)
    return Archive.objects.filter(user=user, asked_at__gte=since).first()
