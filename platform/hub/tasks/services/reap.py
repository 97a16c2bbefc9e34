"""Takes up tasks whose worker died in the middle."""

from __future__ import annotations

import logging
from datetime import datetime, timedelta

from django.conf import settings
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from hub.tasks.models import Heartbeat

log = logging.getLogger(__name__)


def reap(*, now: datetime) -> tuple[int, int]:
    """Put tasks of silent workers back in the queue; give up on one that died too often.

    Returns how many start again and how many were given up.
    """
    silence = now - timedelta(seconds=settings.WORKER_SILENCE_SECONDS)
    alive = set(
        Heartbeat.objects.filter(kind=Heartbeat.Kind.WORKER, seen_at__gte=silence).values_list("ident", flat=True)
    )
    again = given_up = 0
    stuck = DBTaskResult.objects.filter(status=TaskResultStatus.RUNNING, started_at__lt=silence)
    for result in stuck.only("id", "worker_ids", "started_at", "task_path"):
        if result.worker_ids and result.worker_ids[-1] in alive:
            continue
        # The start time in the condition keeps a task that another worker took meanwhile from being touched.
        same = DBTaskResult.objects.filter(pk=result.pk, status=TaskResultStatus.RUNNING, started_at=result.started_at)
        if len(result.worker_ids) < settings.TASK_ATTEMPTS:
            again += same.update(status=TaskResultStatus.READY, started_at=None)
        else:
            given_up += same.update(
                status=TaskResultStatus.FAILED,
                finished_at=now,
                exception_class_path="hub.tasks.errors.WorkerDiedError",
                traceback="The worker died each time.",
            )
            log.error("Gave up on %s: its worker died %d times.", result.task_path, len(result.worker_ids))
    return again, given_up
