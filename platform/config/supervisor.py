"""Keeps a few processes running together: starts them, starts a dead one again, stops all in good order."""

from __future__ import annotations

import ctypes
import os
import signal
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

STOP_SECONDS = 15.0
# A child that ends so soon after its start did not start at all.
QUICK_DEATH = 5.0
PATIENCE = 5
PR_SET_PDEATHSIG = 1


@dataclass(slots=True)
class Child:
    """One process and how often it ended right after its start."""

    name: str
    command: list[str]
    process: subprocess.Popen[bytes] | None = None
    started: float = 0.0
    quick_deaths: int = 0
    again_at: float = 0.0


@dataclass(slots=True)
class Supervisor:
    """Runs the children until told to stop or until one of them will not start."""

    children: list[Child]
    environment: dict[str, str]
    folder: Path
    _stopping: int = field(default=0, init=False)

    def start(self) -> None:
        """Start every child; from here on SIGINT and SIGTERM stop them all."""
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, self._told_to_stop)
        for child in self.children:
            self._spawn(child)

    def tend(self, seconds: float) -> bool:
        """Look after the children for a while; return False when it is time to stop."""
        end = time.monotonic() + seconds
        while not self._stopping and time.monotonic() < end:
            for child in self.children:
                if not self._well(child):
                    return False
            time.sleep(0.1)
        return not self._stopping

    def stop(self) -> int:
        """End all children, politely first. Returns the exit status of the whole."""
        told = self._stopping
        running = [child.process for child in self.children if child.process and child.process.poll() is None]
        for process in running:
            process.terminate()
        end = time.monotonic() + STOP_SECONDS
        for process in running:
            try:
                # A second Ctrl-C means: now.
                while process.poll() is None and time.monotonic() < end and self._stopping <= max(told, 1):
                    time.sleep(0.05)
            finally:
                if process.poll() is None:
                    process.kill()
                    process.wait()
        return 0 if told else 1

    def _told_to_stop(self, number: int, frame: object) -> None:
        self._stopping += 1

    def _spawn(self, child: Child) -> None:
        child.started = time.monotonic()
        # A session of its own keeps the terminal's Ctrl-C from reaching it before us.
        child.process = subprocess.Popen(  # noqa: S603 - commands of our own
            child.command,
            cwd=self.folder,
            env=self.environment,
            stdin=subprocess.DEVNULL,
            start_new_session=True,
            preexec_fn=_die_with_parent if sys.platform == "linux" else None,
        )

    def _well(self, child: Child) -> bool:
        now = time.monotonic()
        if child.process is None:
            if now >= child.again_at:
                self._spawn(child)
            return True
        status = child.process.poll()
        if status is None:
            return True
        child.quick_deaths = child.quick_deaths + 1 if now - child.started < QUICK_DEATH else 0
        if child.quick_deaths >= PATIENCE:
            print(f"{child.name} ended {PATIENCE} times right after its start: giving up.", file=sys.stderr)
            return False
        print(f"{child.name} ended with status {status}: starting it again.", file=sys.stderr)
        child.process = None
        child.again_at = now + min(0.5 * 2**child.quick_deaths, 10)
        return True


def _die_with_parent() -> None:
    """Ask the kernel to end this child when its parent is killed, so that nothing keeps the port."""
    ctypes.CDLL(None, use_errno=True).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
    if os.getppid() == 1:
        os._exit(1)
