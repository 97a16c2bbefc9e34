"""The database as one file and back, each engine by its own tools."""

from __future__ import annotations

import contextlib
import os
import shutil
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

from django.db import connection, connections

from hub.backups.errors import BackupError
from hub.backups.manifest import Table

RESTORING = ("--no-owner", "--no-privileges", "--exit-on-error", "--single-transaction")
NAMES = {"sqlite": "database.sqlite3", "postgresql": "database.dump"}


def dump(target: Path) -> dict[str, Table]:
    """Write the whole database, as it is at one moment and while others write, into `target`; return its tables."""
    return _dump_sqlite(target) if connection.vendor == "sqlite" else _dump_postgres(target)


def load(source: Path) -> None:
    """Put the dump in the place of the database that is there. What stood there is gone only when all went well."""
    if connection.vendor == "sqlite":
        _load_sqlite(source)
    else:
        _load_postgres(source)


def tables() -> dict[str, Table]:
    """The tables of the database that is open, as a manifest has them."""
    if connection.vendor == "sqlite":
        connections.close_all()
        with closing(sqlite3.connect(_sqlite_file())) as opened:
            return _count_sqlite(opened)
    with connection.cursor() as cursor:
        return _count_postgres(cursor)


def _sqlite_file() -> Path:
    return Path(connection.settings_dict["NAME"])


def _dump_sqlite(target: Path) -> dict[str, Table]:
    with closing(sqlite3.connect(_sqlite_file(), timeout=30)) as opened:
        opened.execute("VACUUM INTO ?", [str(target)])
    target.chmod(0o600)
    with closing(sqlite3.connect(target)) as copy:
        return _count_sqlite(copy)


def _count_sqlite(opened: sqlite3.Connection) -> dict[str, Table]:
    names = opened.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY 1"
    )
    counted = {}
    for (name,) in names.fetchall():
        quoted = '"' + name.replace('"', '""') + '"'
        counted[name] = Table(opened.execute(f"SELECT count(*) FROM {quoted}").fetchone()[0])  # noqa: S608
    return counted


def _load_sqlite(source: Path) -> None:
    connections.close_all()
    file = _sqlite_file()
    with closing(sqlite3.connect(source)) as opened:
        if opened.execute("PRAGMA integrity_check").fetchone()[0] != "ok":
            raise BackupError("The database in the backup is damaged.")
        opened.execute("PRAGMA journal_mode = WAL")
    for leftover in ("-wal", "-shm"):
        file.with_name(file.name + leftover).unlink(missing_ok=True)
    os.replace(source, file)


def _dump_postgres(target: Path) -> dict[str, Table]:
    with _frozen() as (cursor, snapshot):
        _run("pg_dump", "--format=custom", "--no-owner", "--no-privileges", "--schema=public", f"--snapshot={snapshot}",
             f"--file={target}")  # fmt: skip
        target.chmod(0o600)
        return _count_postgres(cursor)


@contextlib.contextmanager
def _frozen() -> Iterator[tuple[Any, str]]:
    """A transaction that goes on seeing the moment that pg_dump is told to see."""
    own = connections.create_connection("default")
    try:
        own.set_autocommit(False)
        with own.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            cursor.execute("SELECT pg_export_snapshot()")
            yield cursor, cursor.fetchone()[0]
    finally:
        own.close()


def _count_postgres(cursor: Any) -> dict[str, Table]:
    cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1")
    counted = {}
    for (name,) in cursor.fetchall():
        quoted = connection.ops.quote_name(name)
        sums = f"SELECT count(*), coalesce(sum(hashtextextended(t::text, 0)), 0)::text FROM public.{quoted} t"  # noqa: S608
        cursor.execute(sums)
        counted[name] = Table(*cursor.fetchone())
    return counted


def _load_postgres(source: Path) -> None:
    """The old content waits in a schema beside, and comes back when the new one does not load."""
    connections.close_all()
    with connection.cursor() as cursor:
        cursor.execute("DROP SCHEMA IF EXISTS relais_replaced CASCADE")
        cursor.execute("ALTER SCHEMA public RENAME TO relais_replaced")
        cursor.execute("CREATE SCHEMA public")
    connections.close_all()
    try:
        into = f"--dbname={connection.settings_dict['NAME']}"
        _run("pg_restore", *RESTORING, "--schema=public", into, str(source))
    except BackupError:
        with connection.cursor() as cursor:
            cursor.execute("DROP SCHEMA public CASCADE")
            cursor.execute("ALTER SCHEMA relais_replaced RENAME TO public")
        raise
    with connection.cursor() as cursor:
        cursor.execute("DROP SCHEMA relais_replaced CASCADE")


def _run(tool: str, *arguments: str) -> None:
    """Run one of PostgreSQL's tools against the database of the settings; raises BackupError with what it says."""
    if not shutil.which(tool):
        raise BackupError(f"{tool} is not here. Install PostgreSQL's client programs (Debian: postgresql-client).")
    held = connection.settings_dict
    env = os.environ | {
        "PGHOST": held["HOST"] or "",
        "PGPORT": str(held["PORT"] or ""),
        "PGUSER": held["USER"] or "",
        "PGPASSWORD": held["PASSWORD"] or "",
        "PGDATABASE": held["NAME"],
    }
    command = [tool, *arguments]
    done = subprocess.run(command, env=env, capture_output=True, text=True, check=False)  # noqa: S603
    if done.returncode:
        raise BackupError(f"{tool}: {done.stderr.strip()[-800:]}")
