"""What the platform's own house needs done every night."""

from __future__ import annotations

from datetime import timedelta

from django.core.management import call_command
from django.utils import timezone
from django_tasks import task

from hub.tasks.models import Heartbeat

KEEP_RESULTS_DAYS = 14


@task()
def housekeeping() -> None:
    """Throw away finished tasks, sessions past their time and signs of life of processes long gone."""
    call_command(
        "prune_db_task_results",
        queue_name="*",
        min_age_days=KEEP_RESULTS_DAYS,
        failed_min_age_days=90,
        verbosity=0,
    )
    call_command("clearsessions", verbosity=0)
    Heartbeat.objects.filter(seen_at__lt=timezone.now() - timedelta(days=1)).delete()
