"""Worker and scheduler as processes: killed, taken up, stopped."""

from __future__ import annotations

import signal
import subprocess
import sys

from tests.support.databases import ROOT
from tests.support.live import LiveSite

MODELS = "from django_tasks_db.models import DBTaskResult; from hub.tasks.models import Heartbeat; "
COUNT = "DBTaskResult.objects.filter(status='SUCCESSFUL', task_path__contains='housekeeping').count()"
BEATS = "Heartbeat.objects.filter(kind='worker').count()"
ENQUEUE = "from hub.tasks.tasks import housekeeping; housekeeping.enqueue()"
# One process looks again and again: starting one costs more than the wait.
UNTIL = """import time
end = time.monotonic() + 60
while {count} != {number}:
    assert time.monotonic() < end
    time.sleep(0.2)
"""


def number_of(site: LiveSite, count: str) -> int:
    return int(site.manage("shell", "-v0", "-c", f"{MODELS}print({count})"))


def wait_for(site: LiveSite, count: str, number: int) -> None:
    """Return once there are so many."""
    site.manage("shell", "-v0", "-c", MODELS + UNTIL.format(count=count, number=number))


def test_the_running_worker_does_what_is_queued(live_site: LiveSite) -> None:
    before = number_of(live_site, COUNT)
    live_site.manage("shell", "-v0", "-c", ENQUEUE)
    wait_for(live_site, COUNT, before + 1)


def test_a_worker_that_is_told_to_stop_says_goodbye(live_site: LiveSite) -> None:
    before = number_of(live_site, BEATS)
    second = subprocess.Popen([sys.executable, "manage.py", "worker"], cwd=ROOT, env=live_site.environment)
    try:
        wait_for(live_site, BEATS, before + 1)
        second.send_signal(signal.SIGTERM)
        assert second.wait(20) == 0
    finally:
        second.kill()
    assert number_of(live_site, BEATS) == before
