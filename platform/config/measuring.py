"""What the benchmarks have in common: programs on a platform of their own, and their parts of docs/benchmarks.md."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from secrets import token_hex
from urllib.parse import urlsplit

from config.prepare import ROOT

PAGE = ROOT / "docs" / "benchmarks.md"


def environment(var: Path, **more: str) -> dict[str, str]:
    """The environment of a platform whose data lies in `var`, on SQLite and the index inside unless `more` says."""
    own = {name: value for name, value in os.environ.items() if name not in ("DATABASE_URL", "ELASTICSEARCH_URL")}
    return own | {
        "RELAIS_LOCAL": "1",
        "RELAIS_VAR": str(var),
        "DJANGO_SETTINGS_MODULE": "config.settings",
        "PYTHONPATH": os.pathsep.join((str(ROOT / "platform"), str(ROOT))),
        "OMP_NUM_THREADS": "1",
        "MALLOC_ARENA_MAX": "2",
        **more,
    }


def run_python(environment: dict[str, str], *command: str) -> str:
    """The last line that a program of ours prints; ends with all that it said where it fails."""
    done = subprocess.run(  # noqa: S603 - our own
        [sys.executable, *command], cwd=ROOT, env=environment, check=False, capture_output=True, text=True
    )
    if done.returncode:
        raise SystemExit(f"{' '.join(command)} failed:\n{done.stdout}\n{done.stderr}")
    return done.stdout.strip().splitlines()[-1] if done.stdout.strip() else ""


def say(what: str) -> None:
    """Tell whoever waits."""
    print(what, file=sys.stderr, flush=True)


def put(part: str, name: str, *, page: Path = PAGE) -> None:
    """Write the part `name` of the page between its markers, in the place of the one before or at the end."""
    begin, end = f"<!-- {name} -->", f"<!-- /{name} -->"
    before, _begin, rest = page.read_text().partition(begin)
    _old, _end, after = rest.partition(end)
    blocks = (before.strip(), f"{begin}\n{part.strip()}\n\n{end}", after.strip())
    page.write_text("\n\n".join(block for block in blocks if block) + "\n")


@contextmanager
def own_database(server: str) -> Iterator[str]:
    """A database of its own on the server, or nothing for SQLite."""
    if not server:
        yield ""
        return
    import psycopg
    from psycopg import sql

    name = f"relais_bench_{token_hex(4)}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
    try:
        yield urlsplit(server)._replace(path=f"/{name}").geturl()
    finally:
        with psycopg.connect(server, autocommit=True) as connection:
            connection.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))


def growth_row(page: str, found: list[dict[str, float]]) -> str:
    """A row of a table: what `config.asking.measured` found of a page at each size, and how p50 grew."""
    queries = sorted({int(each["queries"]) for each in found})
    asked = str(queries[0]) if len(queries) == 1 else f"{queries[0]}–{queries[-1]}"
    times = " | ".join(f"{each['p50']:.1f} / {each['p99']:.1f}" for each in found)
    return f"| {page} | {asked} | {times} | × {found[-1]['p50'] / found[0]['p50']:.2f} |\n"
