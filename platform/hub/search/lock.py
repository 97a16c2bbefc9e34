"""Only one process at a time writes what the indexes are made of."""

from __future__ import annotations

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.db import connection

PLACE = 7_301_644
"""The number of our advisory lock on PostgreSQL."""


class BusyError(Exception):
    """Another process is indexing."""


@contextmanager
def only_one() -> Iterator[None]:
    """Hold the right to index; it ends with the block, or with the process however that dies.

    Raises BusyError where another process holds it. Several machines share it through PostgreSQL, several processes of
    one machine through a file.
    """
    root = Path(settings.SEARCH_ROOT)
    root.mkdir(parents=True, exist_ok=True)
    with (root / "indexer.lock").open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise BusyError from error
        if connection.vendor != "postgresql":
            yield
            return
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_try_advisory_lock(%s)", [PLACE])
            if not cursor.fetchone()[0]:
                raise BusyError
        try:
            yield
        finally:
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock(%s)", [PLACE])
