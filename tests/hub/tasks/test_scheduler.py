"""Recurring tasks start when they are due, once, whoever looks."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from hub.tasks.models import Schedule
from hub.tasks.registry import Entry, entries, schedule
from hub.tasks.services.run_due import run_due
from hub.tasks.tasks import housekeeping

ZURICH = ZoneInfo("Europe/Zurich")
NAME = "tasks.housekeeping"


@pytest.fixture
def queue(settings: object) -> None:
    settings.TASKS = {  # type: ignore[attr-defined]
        "default": {
            "BACKEND": "django_tasks_db.DatabaseBackend",
            "QUEUES": ["default", "mail", "indexing"],
        }
    }


def waiting() -> int:
    return DBTaskResult.objects.filter(status=TaskResultStatus.READY).count()


@pytest.mark.django_db
def test_a_task_waits_for_its_first_turn_and_then_starts_once(queue: None) -> None:
    now = timezone.now()
    assert run_due(now=now) == []
    due = Schedule.objects.get(name=NAME).next_run
    assert NAME not in run_due(now=due - timedelta(seconds=1))
    assert NAME in run_due(now=due)
    assert NAME not in run_due(now=due)
    assert DBTaskResult.objects.filter(task_path=housekeeping.module_path).count() == 1


@pytest.mark.django_db
def test_what_was_missed_is_done_once(queue: None) -> None:
    run_due(now=timezone.now())
    much_later = Schedule.objects.get(name=NAME).next_run + timedelta(days=9)
    assert NAME in run_due(now=much_later)
    assert Schedule.objects.get(name=NAME).next_run > much_later


@pytest.mark.django_db
def test_a_task_that_cannot_be_queued_stays_due(queue: None, monkeypatch: pytest.MonkeyPatch) -> None:
    run_due(now=timezone.now())
    due = Schedule.objects.get(name=NAME).next_run
    monkeypatch.setattr(type(entries()[NAME].task), "enqueue", fail)
    with pytest.raises(RuntimeError):
        run_due(now=due)
    assert Schedule.objects.get(name=NAME).next_run == due


def fail(*args: object) -> None:
    raise RuntimeError("no room")


@pytest.mark.django_db(transaction=True)
def test_schedulers_that_come_second_find_nothing_to_do(queue: None) -> None:
    run_due(now=timezone.now())
    due = Schedule.objects.get(name=NAME).next_run
    assert NAME in run_due(now=due)
    before = waiting()
    with ThreadPoolExecutor(3) as schedulers:
        started = [found.result() for found in [schedulers.submit(look, due) for _ in range(6)]]
    assert started == [[]] * 6
    assert waiting() == before


def look(now: datetime) -> list[str]:
    """Look as another scheduler would, over a connection of its own."""
    try:
        return run_due(now=now)
    finally:
        connection.close()


def test_daily_tasks_keep_to_the_clock_on_the_wall() -> None:
    entry = Entry("x", housekeeping, None, time(3, 30))
    # The night in which summer time ends.
    assert entry.next_after(datetime(2026, 10, 24, 12, tzinfo=UTC), ZURICH).astimezone(UTC).hour == 2
    assert entry.next_after(datetime(2026, 10, 23, 12, tzinfo=UTC), ZURICH).astimezone(UTC).hour == 1


def test_a_name_means_one_task() -> None:
    with pytest.raises(ValueError, match="already"):
        schedule(NAME, housekeeping, every=timedelta(hours=1))
    with pytest.raises(ValueError, match="either"):
        schedule("tasks.nothing", housekeeping)
