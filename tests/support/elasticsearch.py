"""Indexes on a real node, and a node of its own for who wants to stop it."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from secrets import token_hex
from urllib.request import urlopen

import pytest
from elasticsearch import Elasticsearch

from tests.support.live import free_port


@pytest.fixture
def elastic_prefix() -> Iterator[str]:
    """A beginning for names of indexes; what was made under it is deleted."""
    prefix = f"relais-test-{token_hex(4)}"
    yield prefix
    client = Elasticsearch(os.environ["ELASTICSEARCH_URL"], request_timeout=30)
    if names := list(client.indices.get(index=f"{prefix}-*").body):
        client.indices.delete(index=",".join(names))
    client.close()


def up() -> Path:
    """The program that starts a node: beside the repository, or where ELASTICSEARCH_UP says."""
    beside = Path(__file__).resolve().parents[3] / "shared" / "elasticsearch" / "up"
    return Path(os.environ.get("ELASTICSEARCH_UP", beside))


def _stands(task: Path) -> bool:
    try:
        return (task / "stat").read_text().rpartition(")")[2].split()[0] == "T"
    except FileNotFoundError:
        return True


class OwnNode:
    """A node that only this test uses: it may be stopped, killed and started again on the same data."""

    def __init__(self) -> None:
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        subprocess.run([str(up()), str(self.port)], check=True, stdout=subprocess.DEVNULL, timeout=300)
        cache = Path(os.environ.get("XDG_CACHE_HOME", Path.home() / ".cache")) / "elasticsearch-server"
        (self._pid_file,) = cache.glob(f"*/pid-{self.port}")
        self._pid = int(self._pid_file.read_text())
        self._command = Path(f"/proc/{self._pid}/cmdline").read_bytes().decode().rstrip("\0").split("\0")
        self._started: subprocess.Popen[bytes] | None = None

    def slow(self) -> None:
        """It takes connections and answers nothing."""
        os.kill(self._pid, signal.SIGSTOP)
        # Threads that run on another core stop a moment later, and might answer until then.
        wait_until(lambda: all(map(_stands, Path(f"/proc/{self._pid}/task").iterdir())), seconds=10)

    def wake(self) -> None:
        """It goes on."""
        os.kill(self._pid, signal.SIGCONT)

    def kill(self) -> None:
        """It is gone in the middle of whatever it did."""
        os.kill(self._pid, signal.SIGKILL)
        if self._started is not None:
            self._started.wait()
        wait_until(lambda: not self._answers(), seconds=10)

    def start(self) -> None:
        """It comes back with what reached its disk."""
        self._started = subprocess.Popen(self._command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self._pid = self._started.pid
        wait_until(self._answers, seconds=120)

    def end(self) -> None:
        """Stop it for good."""
        self.kill()
        self._pid_file.unlink(missing_ok=True)

    def _answers(self) -> bool:
        try:
            with urlopen(f"{self.url}/_cluster/health", timeout=2) as answer:
                return bool(answer.status == 200)
        except OSError:
            return False


def wait_until(holds: Callable[[], bool], *, seconds: float) -> None:
    """Return as soon as it holds; raises TimeoutError when it does not within `seconds`."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if holds():
            return
        time.sleep(0.1)
    raise TimeoutError(f"Not within {seconds:.0f} s.")


@pytest.fixture(scope="module")
def own_node() -> Iterator[OwnNode]:
    """One for the tests of a module, which leave it running."""
    node = OwnNode()
    yield node
    node.end()
