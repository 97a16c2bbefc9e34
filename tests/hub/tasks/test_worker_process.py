"""Worker and scheduler as processes: killed, taken up, stopped."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from collections.abc import Callable

from tests.support.databases import ROOT
from tests.support.live import LiveSite

COUNT = (
    "from django_tasks_db.models import DBTaskResult as R; "
    "print(R.objects.filter(status='SUCCESSFUL', task_path__contains='housekeeping').count())"
)
ENQUEUE = "from hub.tasks.tasks import housekeeping; housekeeping.enqueue()"
BEATS = "from hub.tasks.models import Heartbeat; print(Heartbeat.objects.filter(kind='worker').count())"


def eventually(holds: Callable[[], bool], seconds: float = 40) -> None:
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end
        time.sleep(0.2)


def test_the_running_worker_does_what_is_queued(live_site: LiveSite) -> None:
    before = int(live_site.manage("shell", "-v0", "-c", COUNT))
    live_site.manage("shell", "-v0", "-c", ENQUEUE)
    eventually(lambda: int(live_site.manage("shell", "-v0", "-c", COUNT)) == before + 1)


def test_a_worker_that_is_told_to_stop_says_goodbye(live_site: LiveSite) -> None:
    before = int(live_site.manage("shell", "-v0", "-c", BEATS))
    second = subprocess.Popen([sys.executable, "manage.py", "worker"], cwd=ROOT, env=live_site.environment)
    try:
        eventually(lambda: int(live_site.manage("shell", "-v0", "-c", BEATS)) == before + 1)
        second.send_signal(signal.SIGTERM)
        assert second.wait(20) == 0
    finally:
        second.kill()
    assert int(live_site.manage("shell", "-v0", "-c", BEATS)) == before
