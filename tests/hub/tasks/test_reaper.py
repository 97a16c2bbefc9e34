"""Tasks whose worker was killed start again, but not for ever."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.conf import settings
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from hub.tasks.models import Heartbeat
from hub.tasks.services.beat import beat
from hub.tasks.services.reap import reap
from hub.tasks.tasks import housekeeping

pytestmark = pytest.mark.django_db


def running(*workers: str, seconds: int = 300) -> DBTaskResult:
    return DBTaskResult.objects.create(
        args_kwargs={"args": [], "kwargs": {}},
        task_path=housekeeping.module_path,
        backend_name="default",
        queue_name="default",
        priority=0,
        run_after=timezone.now(),
        status=TaskResultStatus.RUNNING,
        started_at=timezone.now() - timedelta(seconds=seconds),
        worker_ids=list(workers),
    )


def status(task: DBTaskResult) -> str:
    task.refresh_from_db()
    return task.status


def test_a_task_of_a_dead_worker_starts_again() -> None:
    task = running("dead")
    assert reap(now=timezone.now()) == (1, 0)
    assert status(task) == TaskResultStatus.READY


def test_a_long_task_of_a_living_worker_is_left_alone() -> None:
    beat(kind=Heartbeat.Kind.WORKER, ident="alive")
    task = running("dead", "alive", seconds=7200)
    assert reap(now=timezone.now()) == (0, 0)
    assert status(task) == TaskResultStatus.RUNNING


def test_a_task_that_began_just_now_is_left_alone() -> None:
    task = running("new", seconds=2)
    reap(now=timezone.now())
    assert status(task) == TaskResultStatus.RUNNING


def test_a_task_that_kills_its_workers_is_given_up() -> None:
    task = running(*["dead"] * settings.TASK_ATTEMPTS)
    assert reap(now=timezone.now()) == (0, 1)
    assert status(task) == TaskResultStatus.FAILED
