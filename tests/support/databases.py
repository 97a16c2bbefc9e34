"""Migrated databases ready to copy: migrating takes longer than most of the tests together."""

from __future__ import annotations

import fcntl
import hashlib
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit

ROOT = Path(__file__).resolve().parents[2]
CACHE = ROOT / "var" / "test-templates"
KEPT = 4


def digest(*patterns: str) -> str:
    """Return a name for the state of the files that match."""
    found = hashlib.sha256(sys.version.encode())
    for path in sorted({path for pattern in patterns for path in ROOT.glob(pattern) if path.is_file()}):
        found.update(str(path.relative_to(ROOT)).encode() + path.read_bytes())
    return found.hexdigest()[:12]


def schema_state() -> str:
    """Return a name for the migrations in force."""
    rooms = ("platform/hub/*", "platform/config/*", "resources/*", "exchange/*")
    return digest("requirements.txt", *(f"{room}/migrations/*.py" for room in rooms))


def code_state() -> str:
    """Return a name for everything that the demo and its pages are made of."""
    return digest(
        "requirements.txt",
        *(f"{room}/**/*.{kind}" for room in ("platform", "resources", "exchange") for kind in ("py", "toml", "po")),
        "static/**/*",
    )


@contextmanager
def locked(name: str) -> Iterator[Path]:
    """Let one process at a time make the template of this name."""
    CACHE.mkdir(parents=True, exist_ok=True)
    with (CACHE / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield CACHE / name


def environment(var: Path, database_url: str = "") -> dict[str, str]:
    """Return the environment of a platform that lives in the folder `var`."""
    return {
        **{
            key: value
            for key, value in os.environ.items()
            if key not in ("DATABASE_URL", "DJANGO_SETTINGS_MODULE", "ELASTICSEARCH_URL")
        },
        "RELAIS_LOCAL": "1",
        "RELAIS_VAR": str(var),
        "STATIC_MANIFEST": "1",
        "DJANGO_SETTINGS_MODULE": "config.settings",
        "PYTHONPATH": os.pathsep.join((str(ROOT / "platform"), str(ROOT))),
        "OMP_NUM_THREADS": "1",
        **({"DATABASE_URL": database_url} if database_url else {}),
    }


def manage(env: dict[str, str], *command: str) -> str:
    """Run a management command and return what it prints; raises with its output when it fails."""
    done = subprocess.run(
        [sys.executable, "manage.py", *command], cwd=ROOT, env=env, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise RuntimeError(f"manage.py {' '.join(command)} failed:\n{done.stdout}\n{done.stderr}")
    return done.stdout


def sqlite_template() -> Path:
    """Return a migrated SQLite file, made once per state of the migrations."""
    name = f"schema-{schema_state()}"
    with locked(name) as folder:
        file = folder / "relais.sqlite3"
        if not (folder / "done").exists():
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir(parents=True)
            manage(environment(folder), "migrate", "-v0")
            settle(file)
            (folder / "done").touch()
        prune("schema-", keep=name)
        return file


def settle(file: Path) -> None:
    """Write what is in SQLite's log into the file, so that the file alone can be copied."""
    connection = sqlite3.connect(file)
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()


def prune(prefix: str, *, keep: str) -> None:
    """Throw away templates of older states."""
    folders = [path for path in CACHE.glob(f"{prefix}*") if path.is_dir() and path.name != keep]
    for old in sorted(folders, key=lambda path: path.stat().st_mtime, reverse=True)[KEPT - 1 :]:
        shutil.rmtree(old, ignore_errors=True)


def with_database(url: str, name: str) -> str:
    """Return the address of another database on the same server."""
    return urlunsplit(urlsplit(url)._replace(path=f"/{name}"))


def postgres_template(url: str) -> str:
    """Return the name of a migrated database on this server, made once per state of the migrations."""
    name = f"relais_schema_{schema_state()}"
    with locked(name):
        if create_database(url, name):
            try:
                place = environment(CACHE / f"{name}-var", with_database(url, name))
                manage(place, "migrate", "-v0")
                manage(place, "createcachetable")
            except RuntimeError:
                drop_database(url, name)
                raise
    return name


def create_database(url: str, name: str, *, template: str = "template1") -> bool:
    """Create a database as a copy of another; return False when it is there already."""
    import psycopg
    from psycopg import sql

    with psycopg.connect(with_database(url, "postgres"), autocommit=True) as connection:
        if connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone():
            return False
        connection.execute(
            sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(sql.Identifier(name), sql.Identifier(template))
        )
        return True


def drop_database(url: str, name: str) -> None:
    """Drop a database and whoever is still connected to it."""
    import psycopg
    from psycopg import sql

    with psycopg.connect(with_database(url, "postgres"), autocommit=True) as connection:
        connection.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))


def contents() -> dict[str, list[tuple[Any, ...]]]:
    """Return the rows of all tables of models, as they are."""
    from django.db import connection

    tables = connection.introspection.django_table_names(only_existing=True, include_views=False)
    found = {}
    with connection.cursor() as cursor:
        for table in tables:
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            found[table] = cursor.fetchall()
    return found


def put_back(rows: dict[str, list[tuple[Any, ...]]]) -> None:
    """Make the tables hold these rows again. References are checked at the end, so the order does not matter."""
    from django.db import connection, transaction

    with transaction.atomic(), connection.cursor() as cursor:
        for table in rows:
            cursor.execute(f"DELETE FROM {connection.ops.quote_name(table)}")
        for table, held in rows.items():
            if held:
                places = ", ".join(["%s"] * len(held[0]))
                cursor.executemany(f"INSERT INTO {connection.ops.quote_name(table)} VALUES ({places})", held)
