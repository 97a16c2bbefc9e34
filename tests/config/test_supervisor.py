"""Three processes under one."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support.databases import ROOT

pytestmark = [pytest.mark.once, pytest.mark.long]

SCRIPT = """
import sys
from pathlib import Path
from config.supervisor import Child, Supervisor
folder = Path({folder!r})
good = "import os,time,sys; open(sys.argv[1], 'a').write(str(os.getpid()) + chr(10)); time.sleep(600)"
children = [Child("good", [sys.executable, "-c", good, str(folder / "good")])]
if {bad}:
    children.append(Child("bad", [sys.executable, "-c", "raise SystemExit(3)"]))
supervisor = Supervisor(children, {{}}, folder)
supervisor.start()
while supervisor.tend(1):
    pass
sys.exit(supervisor.stop())
"""


def supervise(folder: Path, *, bad: bool = False) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", SCRIPT.format(folder=str(folder), bad=bad)],
        env=os.environ | {"PYTHONPATH": str(ROOT / "platform")},
        stderr=subprocess.PIPE,
        text=True,
    )


def pids(folder: Path) -> list[int]:
    file = folder / "good"
    return [int(line) for line in file.read_text().split()] if file.exists() else []


def eventually(holds: Callable[[], bool]) -> None:
    end = time.monotonic() + 15
    while not holds():
        assert time.monotonic() < end
        time.sleep(0.02)


def is_alive(pid: int) -> bool:
    try:
        return "Z" not in Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0]
    except OSError:
        return False


def test_a_dead_child_is_started_again_and_all_end_together(tmp_path: Path) -> None:
    whole = supervise(tmp_path)
    eventually(lambda: len(pids(tmp_path)) == 1)
    os.kill(pids(tmp_path)[0], signal.SIGKILL)
    eventually(lambda: len(pids(tmp_path)) == 2)
    whole.send_signal(signal.SIGINT)
    assert whole.wait(20) == 0
    assert not is_alive(pids(tmp_path)[1])


def test_a_child_that_never_starts_ends_the_whole(tmp_path: Path) -> None:
    whole = supervise(tmp_path, bad=True)
    _, words = whole.communicate(timeout=60)
    assert whole.returncode == 1
    assert "giving up" in words
    assert not any(is_alive(pid) for pid in pids(tmp_path))


def test_children_do_not_outlive_a_killed_supervisor(tmp_path: Path) -> None:
    whole = supervise(tmp_path)
    eventually(lambda: len(pids(tmp_path)) == 1)
    whole.kill()
    whole.wait()
    eventually(lambda: not is_alive(pids(tmp_path)[0]))
