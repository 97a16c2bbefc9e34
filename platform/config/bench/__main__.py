"""`make bench`: see config.bench.report for what comes out. `--quick` for one short round, which writes nothing."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from config.bench import stock
from config.bench.load import Run, load, memory_mb
from config.bench.report import Row, verdicts, write
from config.bench.servers import free_port, wait_until_up
from config.measuring import environment as on_its_own
from config.measuring import put, run_python
from config.prepare import ROOT

ROUNDS = 5
QUICK, SLOW = 4000, 240
SERVED = 10_000


@dataclass(frozen=True, slots=True)
class Subject:
    """A page to measure: on which server, how often, and with what headers."""

    name: str
    server: str
    path: str
    requests: int
    headers: dict[str, str]


def main() -> int:
    """Measure everything; return 1 when a promise does not hold."""
    quick = "--quick" in sys.argv
    with tempfile.TemporaryDirectory(prefix="relais-bench-") as name, ExitStack() as running:
        folder = Path(name)
        print("Preparing a platform with the demo and a stock site …", flush=True)
        environment = on_its_own(folder / "var", STATIC_MANIFEST="1", WEB_CONCURRENCY="1")
        (folder / "var" / "stamps").mkdir(parents=True)
        run_python(environment, "-m", "config.prepare", "messages", "migrate", "static", "demo")
        stock.make(folder / "stock", environment | {"DJANGO_SETTINGS_MODULE": "stock.settings.measured"})
        found = json.loads(run_python(environment, "-m", "config.bench.subjects"))
        measured = environment | {"DJANGO_SETTINGS_MODULE": "config.bench.settings"}
        # The stock project has a module of its own name first on its path.
        beside = measured | {"PYTHONPATH": f"{folder / 'stock'}{os.pathsep}{environment['PYTHONPATH']}"}
        servers = {
            "cached": running.enter_context(_server("config.asgi:application", measured)),
            "uncached": running.enter_context(_server("config.asgi:application", measured | {"PAGECACHE_BYTES": "0"})),
            "forgetful": running.enter_context(
                _server("config.asgi:application", measured | {"PAGECACHE_GENERATION": "off"})
            ),
            "stock": running.enter_context(_server("stock.measured:application", beside, check=stock.ARTICLE)),
        }
        subjects = _subjects(found, folder / "var" / "static")
        rows = _measure(subjects, servers, rounds=1 if quick else ROUNDS, part=10 if quick else 1)
        port, pid = servers["uncached"]
        served = sum(subject.requests for subject in subjects if subject.server == "uncached") * (
            1 if quick else ROUNDS
        )
        if not quick and served < SERVED:
            load(port, found["article"], requests=SERVED - served, pid=pid)
            served = SERVED
        memory = max(memory_mb(pid) for _, pid in (servers["cached"], servers["uncached"]))
        text = write(rows, memory, served)
    print(text)
    if not quick:
        put(text, "pages")
    return 0 if all(holds for holds, _ in verdicts(rows, memory)) else 1


def _subjects(found: dict[str, str], static: Path) -> list[Subject]:
    stylesheet = max((static / "css").glob("*.css"), key=lambda path: path.stat().st_size)
    pages = [(name, found[name]) for name in ("home", "list", "article")]
    person = {"Cookie": found["cookie"]}
    packed = {"Accept-Encoding": "gzip, br"}
    return [
        Subject("hello", "uncached", "/bench/hello", QUICK // 2, {}),
        Subject("stylesheet", "cached", f"/static/css/{stylesheet.name}", QUICK, packed),
        *(Subject(f"{name}, cached", "cached", path, QUICK, packed) for name, path in pages),
        *(Subject(f"{name}, uncached", "uncached", path, SLOW, {}) for name, path in pages),
        *(Subject(f"{name}, logged in", "cached", path, SLOW, person | packed) for name, path in pages),
        Subject("article, first reader", "cached", f"{found['article']}?first={{n}}", SLOW, packed),
        Subject("article, nothing remembered", "forgetful", found["article"], SLOW, {}),
        Subject("stock", "stock", stock.ARTICLE, SLOW, {}),
    ]


def _measure(subjects: list[Subject], servers: dict[str, tuple[int, int]], *, rounds: int, part: int) -> dict[str, Row]:
    runs: dict[str, list[Run]] = {subject.name: [] for subject in subjects}
    for number in range(rounds + 1):
        print(f"Round {number} of {rounds}" if number else "Warming up", flush=True)
        for subject in subjects:
            port, pid = servers[subject.server]
            requests = max(20, subject.requests // part) if number else 40
            # A number in the address must be new in every round.
            path = subject.path.replace("{n}", f"{number}-{{n}}")
            run = load(port, path, requests=requests, pid=pid, headers=subject.headers)
            if number:
                runs[subject.name].append(run)
    return {name: Row(name, tuple(found)) for name, found in runs.items()}


@contextmanager
def _server(application: str, environment: dict[str, str], check: str = "/health/live") -> Iterator[tuple[int, int]]:
    port = free_port()
    process = subprocess.Popen(  # noqa: S603 - our own
        [sys.executable, "-m", "gunicorn", application], cwd=ROOT, env=environment | {"PORT": str(port)}
    )
    try:
        wait_until_up(f"http://127.0.0.1:{port}{check}", process)
        yield port, process.pid
    finally:
        process.terminate()
        process.wait(20)


if __name__ == "__main__":
    sys.exit(main())
