"""The real server on a free port, with the demo loaded, for tests that look from outside."""

from __future__ import annotations

import email
import email.policy
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from email.message import EmailMessage
from pathlib import Path

import pytest

from tests.support import databases
from tests.support.databases import ROOT

FORGET_PARTS = """
from django_tasks_db.models import DBTaskResult
DBTaskResult.objects.filter(task_path="hub.pages.tasks.store_parts").delete()
"""


@dataclass(frozen=True)
class LiveSite:
    """A running platform of its own: web process and worker, database, mails."""

    url: str
    var: Path
    environment: dict[str, str]
    pid: int

    def manage(self, *command: str) -> str:
        """Run a management command on this platform."""
        return databases.manage(self.environment, *command)

    def mails(self, to: str = "") -> list[EmailMessage]:
        """Return the mails sent so far, oldest first."""
        found = []
        for path in sorted((self.var / "mail").glob("*.eml")):
            message = email.message_from_bytes(path.read_bytes(), _class=EmailMessage, policy=email.policy.default)
            if to in str(message["to"]):
                found.append(message)
        return found

    def wait_for_mail(self, to: str, *, after: int = 0, seconds: float = 60) -> EmailMessage:
        """Return the newest mail to this address once there are more than `after`; raises when none comes."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            found = self.mails(to)
            if len(found) > after:
                return found[-1]
            time.sleep(0.1)
        raise TimeoutError(f"No mail to {to} within {seconds:.0f} s.")


def demo_template(database_url: str = "") -> Path:
    """Return a folder that holds a platform with the demo loaded, made once per state of the code."""
    kind = "pg-" if database_url else ""
    name = f"demo-{kind}{databases.code_state()}"
    with databases.locked(name) as folder:
        if not (folder / "done").exists():
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir(parents=True)
            if database_url:
                databases.drop_database(database_url, name)
                template = databases.postgres_template(database_url)
                databases.create_database(database_url, name, template=template)
                env = databases.environment(folder, databases.with_database(database_url, name))
            else:
                shutil.copy(databases.sqlite_template(), folder / "relais.sqlite3")
                env = databases.environment(folder)
            steps = [sys.executable, "-m", "config.prepare", "messages", "migrate", "static", "demo"]
            (folder / "stamps").mkdir()
            done = subprocess.run(steps, cwd=ROOT, env=env, capture_output=True, text=True, check=False)
            if done.returncode:
                raise RuntimeError(f"The demo could not be loaded:\n{done.stdout}\n{done.stderr}")
            # What loading left to be done is done once, or every test that waits for a mail waits for all of it first.
            # Pages are made when somebody asks for them.
            databases.manage(env, "shell", "-v0", "-c", FORGET_PARTS)
            databases.manage(env, "worker", "--batch", "--interval", "0")
            databases.manage(env | {"SEARCH_MEANING": "0"}, "indexer", "--once")
            if not database_url:
                databases.settle(folder / "relais.sqlite3")
            (folder / "done").touch()
        databases.prune("demo-", keep=name)
        return folder


@pytest.fixture(scope="session")
def live_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LiveSite]:
    """Start a platform with the demo for all tests of this process that want one."""
    with running_site(tmp_path_factory.mktemp("live") / "var") as site:
        yield site


@contextmanager
def running_site(var: Path, **settings: str) -> Iterator[LiveSite]:
    """A platform of its own in the folder `var`, with the demo and these settings in its environment."""
    database_url = os.environ.get("DATABASE_URL", "")
    template = demo_template(database_url)
    shutil.copytree(template, var)
    port = free_port()
    own_database = f"relais_live_{port}"
    if database_url:
        databases.create_database(database_url, own_database, template=template.name)
        database_url = databases.with_database(database_url, own_database)
    env = databases.environment(var, database_url) | {
        "PORT": str(port),
        "SITE_URL": f"http://localhost:{port}",
        "WEB_CONCURRENCY": "1",
        **settings,
    }
    commands = ([sys.executable, "-m", "gunicorn"], [sys.executable, "manage.py", "worker", "--interval", "0.2"])
    with (var / "server.log").open("wb") as log:
        processes = [
            subprocess.Popen(command, cwd=ROOT, env=env, stdout=log, stderr=log, stdin=subprocess.DEVNULL)
            for command in commands
        ]
        try:
            wait_until_up(f"http://127.0.0.1:{port}/health/live", processes[0], var / "server.log")
            yield LiveSite(f"http://localhost:{port}", var, env, processes[0].pid)
        finally:
            for process in processes:
                process.terminate()
            for process in processes:
                try:
                    process.wait(10)
                except subprocess.TimeoutExpired:
                    process.kill()
            if database_url:
                databases.drop_database(database_url, own_database)


def prepare() -> None:
    """Make the template before the tests do, who would all wait for it."""
    demo_template(os.environ.get("DATABASE_URL", ""))


def free_port() -> int:
    """Return a port that nobody uses now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_until_up(address: str, process: subprocess.Popen[bytes], log: Path, seconds: float = 60) -> None:
    """Return once the server answers; raises with its log when it ends or stays silent."""
    end = time.monotonic() + seconds
    while process.poll() is None and time.monotonic() < end:
        try:
            with urllib.request.urlopen(address, timeout=2):
                return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError(f"The server did not start:\n{log.read_text()[-4000:]}")


if __name__ == "__main__":
    prepare()
