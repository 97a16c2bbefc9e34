"""The indexer and the node are killed, again and again, while 500 changes are written: nothing is lost or doubled."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from hub.search.engines.embedded.folder import Folders, read_cursor
from tests.support import databases
from tests.support.databases import ROOT
from tests.support.elasticsearch import OwnNode, own_node, wait_until

__all__ = ["own_node"]

CHANGES = 100
SCRIBE = [sys.executable, "-m", "tests.hub.search.scribe"]


class Platform:
    """A database and an index of its own, with processes that may die."""

    def __init__(self, environment: dict[str, str], var: Path) -> None:
        self.environment = environment
        self._search = var / "search"
        self.scribe = self.start(*SCRIBE, "write")
        self.indexers: list[subprocess.Popen[str]] = []

    def start(self, *command: str) -> subprocess.Popen[str]:
        return subprocess.Popen(
            command, cwd=ROOT, env=self.environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def start_indexer(self) -> None:
        """One works, others wait for it to die."""
        self.indexers.append(self.start(sys.executable, "manage.py", "indexer", "--interval", "0.02"))

    def kill_indexer(self) -> None:
        """The one that works dies without a word."""
        indexer = self.indexers.pop(0)
        indexer.kill()
        assert indexer.wait(10) == -signal.SIGKILL

    def write(self, number: int) -> None:
        """Let so many changes begin."""
        assert self.scribe.stdin is not None
        print(number, file=self.scribe.stdin, flush=True)

    def written(self) -> None:
        """Return when they are all in the database."""
        assert self.scribe.stdout is not None
        assert self.scribe.stdout.readline() == "done\n"

    def cursor(self) -> int:
        """How far the index inside the process has come."""
        folder = Folders(self._search).current()
        return read_cursor(folder) if folder else 0

    def end_of_writing(self) -> dict[str, str]:
        """What must be found, now that nobody writes any more."""
        last, _nothing = self.scribe.communicate(timeout=60)
        return dict(json.loads(last))

    def end(self) -> None:
        for process in [self.scribe, *self.indexers]:
            process.kill()
            process.wait()

    def manage(self, *command: str) -> str:
        return databases.manage(self.environment, *command)

    def report(self) -> dict[str, Any]:
        done = subprocess.run(
            [*SCRIBE, "report"], cwd=ROOT, env=self.environment, check=True, capture_output=True, text=True
        )
        return dict(json.loads(done.stdout))


def _platform(tmp_path: Path, **more: str) -> Iterator[Platform]:
    var = tmp_path / "var"
    var.mkdir()
    url, name = os.environ.get("DATABASE_URL", ""), f"relais_killed_{os.getpid()}"
    if url:
        databases.create_database(url, name, template=databases.postgres_template(url))
        own = databases.with_database(url, name)
    else:
        own = ""
        shutil.copy(databases.sqlite_template(), var / "relais.sqlite3")
    # Without meaning: what is looked at here is that nothing is lost, and the model takes its time to start.
    platform = Platform(databases.environment(var, own) | {"SEARCH_MEANING": "0"} | more, var)
    try:
        yield platform
    finally:
        platform.end()
        if url:
            databases.drop_database(url, name)


@pytest.fixture
def platform(tmp_path: Path) -> Iterator[Platform]:
    """A platform with the index inside the process."""
    yield from _platform(tmp_path)


@pytest.fixture
def two_engines(tmp_path: Path, own_node: OwnNode) -> Iterator[Platform]:
    """A platform with a node beside it, as patient as a busy machine needs."""
    yield from _platform(tmp_path, ELASTICSEARCH_URL=own_node.url, ELASTICSEARCH_TIMEOUT="20")


def change_and_kill(platform: Platform, node: OwnNode | None, *, rounds: int) -> dict[str, str]:
    """100 changes a round; in each the indexer dies as soon as it is seen at work, and the node in the second."""
    platform.start_indexer()
    for turn in range(rounds):
        platform.start_indexer()
        before = platform.cursor()
        platform.write(CHANGES)
        wait_until(lambda before=before: platform.cursor() > before, seconds=60)  # type: ignore[misc]
        if node is not None and turn == 1:
            node.kill()
        platform.kill_indexer()
        platform.written()
        if node is not None and turn == 3:
            node.start()
    platform.kill_indexer()
    return platform.end_of_writing()


def nothing_is_lost_or_doubled(platform: Platform, must: dict[str, str]) -> None:
    assert len(must) > 20
    platform.manage("indexer", "--once")
    assert "Index and content agree." in platform.manage("check_search")
    report = platform.report()
    assert report["waiting"] == 0
    assert report["titles"] == must
    for held in report["stamps"].values():
        assert held == report["documents"]
    for held in report["matched"].values():
        assert held == sorted(map(int, must))
    assert {pk: found[:1] for pk, found in report["found"].items()} == {pk: [int(pk)] for pk in report["found"]}


@pytest.mark.once
def test_the_indexer_is_killed_while_changes_are_written(platform: Platform) -> None:
    nothing_is_lost_or_doubled(platform, change_and_kill(platform, None, rounds=1))


@pytest.mark.postgres
@pytest.mark.elasticsearch_node
def test_indexer_and_node_are_killed_while_500_changes_are_written(two_engines: Platform, own_node: OwnNode) -> None:
    nothing_is_lost_or_doubled(two_engines, change_and_kill(two_engines, own_node, rounds=5))
