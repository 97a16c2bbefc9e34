"""Whether the platform can do its work."""

from __future__ import annotations

import shutil
from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError, connection
from django.utils import timezone

from hub.tasks.models import Heartbeat


def health() -> dict[str, bool]:
    """Say for each part whether it is well: database, worker, scheduler, disk."""
    found = {"database": False, "worker": False, "scheduler": False, "disk": _disk()}
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
        since = timezone.now() - timedelta(seconds=settings.WORKER_SILENCE_SECONDS)
        kinds = set(Heartbeat.objects.filter(seen_at__gte=since).values_list("kind", flat=True))
    except DatabaseError:
        return found
    return found | {
        "database": True,
        "worker": Heartbeat.Kind.WORKER in kinds,
        "scheduler": Heartbeat.Kind.SCHEDULER in kinds,
    }


def _disk() -> bool:
    place = Path(settings.MEDIA_ROOT)
    while not place.exists():
        place = place.parent
    return shutil.disk_usage(place).free >= int(settings.HEALTH_MIN_FREE_BYTES)
