"""Several machines, one PostgreSQL."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator

import psycopg
import pytest

from hub.pagecache.listener import PostgresListener

pytestmark = pytest.mark.postgres
CHANNEL = "pagecache_test"


@pytest.fixture
def listener() -> Iterator[PostgresListener]:
    running = PostgresListener(os.environ["DATABASE_URL"], CHANNEL, probe_seconds=0.2)
    eventually(lambda: running.current() is not None)
    yield running
    running.close()


def eventually(holds: Callable[[], bool]) -> None:
    end = time.monotonic() + 10
    while not holds():
        assert time.monotonic() < end, "waited ten seconds in vain"
        time.sleep(0.005)


def test_a_commit_elsewhere_is_heard(listener: PostgresListener) -> None:
    before = listener.current()
    with psycopg.connect(os.environ["DATABASE_URL"]) as elsewhere:
        elsewhere.execute("SELECT pg_notify(%s, '')", [CHANNEL])
        assert listener.current() == before, "not before the commit"
        elsewhere.commit()
    eventually(lambda: listener.current() == (before or 0) + 1)


def test_a_lost_connection_turns_the_cache_off_and_makes_it_old(listener: PostgresListener) -> None:
    before = listener.current() or 0
    with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as operator:
        operator.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = %s", [CHANNEL]
        )
    eventually(lambda: listener.current() is None)
    eventually(lambda: (listener.current() or 0) > before)
