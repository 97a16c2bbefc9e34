"""Whether the platform can do its work."""

from __future__ import annotations

import shutil
from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError, connection
from django.utils import timezone

from hub.tasks.models import Heartbeat
from hub.tasks.watching import Figure, all_watched


def health() -> dict[str, bool]:
    """Say for each part whether it is well: database, worker, scheduler, indexer, disk, and what rooms add."""
    found = {"database": False, **{kind.value: False for kind in Heartbeat.Kind}, "disk": _disk()}
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
        since = timezone.now() - timedelta(seconds=settings.WORKER_SILENCE_SECONDS)
        kinds = set(Heartbeat.objects.filter(seen_at__gte=since).values_list("kind", flat=True))
        added = {name: well for watched in all_watched() for name, well in watched.parts().items()}
    except DatabaseError:
        return found
    return found | {"database": True} | {kind.value: kind in kinds for kind in Heartbeat.Kind} | added


def figures() -> list[Figure]:
    """The parts as 1 or 0, and every figure of the rooms. Raises DatabaseError."""
    up = [
        Figure("relais_up", "Whether a part of the platform is well.", float(well), {"part": name})
        for name, well in health().items()
    ]
    return [*up, *(figure for watched in all_watched() for figure in watched.figures())]


def _disk() -> bool:
    place = Path(settings.MEDIA_ROOT)
    while not place.exists():
        place = place.parent
    return shutil.disk_usage(place).free >= int(settings.HEALTH_MIN_FREE_BYTES)
