"""What is to run again and again, as the apps' `schedules.py` declare it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from django_tasks.base import Task


@dataclass(frozen=True, slots=True)
class Entry:
    """A task and when it comes back: after a while, or every day at an hour of the platform's clock."""

    name: str
    task: Task[Any, Any]
    every: timedelta | None
    daily_at: time | None

    def next_after(self, now: datetime, zone: ZoneInfo) -> datetime:
        """Return when the task is due after `now`. What was missed meanwhile is done once, not once per miss."""
        if self.every is not None:
            return now + self.every
        assert self.daily_at is not None
        local = now.astimezone(zone)
        due = datetime.combine(local.date(), self.daily_at, tzinfo=zone)
        if due <= local:
            due = datetime.combine(local.date() + timedelta(days=1), self.daily_at, tzinfo=zone)
        return due


_entries: dict[str, Entry] = {}


def schedule(name: str, task: Task[Any, Any], *, every: timedelta | None = None, daily_at: time | None = None) -> None:
    """Let `task` run without arguments every so often, or every day at that time. The name is its key for good.

    Raises ValueError when not exactly one of the two is given, or when the name is taken by another task.
    """
    if (every is None) == (daily_at is None):
        raise ValueError(f"{name}: give either every= or daily_at=.")
    entry = Entry(name, task, every, daily_at)
    if _entries.get(name, entry) != entry:
        raise ValueError(f"{name} is scheduled already.")
    _entries[name] = entry


def entries() -> dict[str, Entry]:
    """Return what the apps declared; reads their `schedules.py` the first time."""
    from django.utils.module_loading import autodiscover_modules

    autodiscover_modules("schedules")
    return dict(_entries)
