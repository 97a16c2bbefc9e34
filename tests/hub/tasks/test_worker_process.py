"""Worker and scheduler as processes: killed, taken up, stopped."""

from __future__ import annotations

import pytest

from tests.support.live import LiveSite

pytestmark = pytest.mark.long

# What looks on is one process: starting one costs more than all the waiting.
LOOK = """
import signal, subprocess, sys, time
from django_tasks_db.models import DBTaskResult
from hub.tasks.models import Heartbeat
from hub.tasks.tasks import housekeeping

def until(number, count):
    end = time.monotonic() + 60
    while count() != number:
        assert time.monotonic() < end
        time.sleep(0.1)

done = DBTaskResult.objects.filter(status="SUCCESSFUL", task_path__contains="housekeeping").count
workers = Heartbeat.objects.filter(kind="worker").count
"""
QUEUE = """
before = done()
housekeeping.enqueue()
until(before + 1, done)
print("done")
"""
STOP = """
before = workers()
second = subprocess.Popen([sys.executable, "manage.py", "worker"])
try:
    until(before + 1, workers)
    second.send_signal(signal.SIGTERM)
    print(second.wait(30), workers() - before)
finally:
    second.kill()
"""


def test_the_running_worker_does_what_is_queued(live_site: LiveSite) -> None:
    assert live_site.manage("shell", "-v0", "-c", LOOK + QUEUE).split() == ["done"]


def test_a_worker_that_is_told_to_stop_says_goodbye(live_site: LiveSite) -> None:
    assert live_site.manage("shell", "-v0", "-c", LOOK + STOP).split() == ["0", "0"]
