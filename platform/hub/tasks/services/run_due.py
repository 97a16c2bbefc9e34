"""Starts recurring tasks that are due. Any number of schedulers may call it at once: each task starts once."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import transaction

from hub.tasks.models import Schedule
from hub.tasks.registry import Entry, entries


def run_due(*, now: datetime) -> list[str]:
    """Enqueue what is due at `now` and return the names; a task seen for the first time waits for its first turn."""
    zone = ZoneInfo(settings.TIME_ZONE)
    declared = entries()
    known = set(Schedule.objects.values_list("name", flat=True))
    fresh = [
        Schedule(name=name, next_run=entry.next_after(now, zone))
        for name, entry in declared.items()
        if name not in known
    ]
    if fresh:
        Schedule.objects.bulk_create(fresh, ignore_conflicts=True)
    due = Schedule.objects.filter(next_run__lte=now, name__in=declared).values_list("name", flat=True)
    return [name for name in due if _start(declared[name], now, zone)]


def _start(entry: Entry, now: datetime, zone: ZoneInfo) -> bool:
    with transaction.atomic():
        # The condition lets one of several schedulers through; with the task in one transaction, neither is lost.
        moved = Schedule.objects.filter(name=entry.name, next_run__lte=now).update(
            next_run=entry.next_after(now, zone), last_run=now
        )
        if moved:
            entry.task.enqueue()
    return bool(moved)
