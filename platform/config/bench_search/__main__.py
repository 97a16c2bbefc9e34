"""`make bench-search`: measures the search and writes its part of docs/benchmarks.md.

Elasticsearch is measured on the node at ELASTICSEARCH_URL, or on one that the program in ELASTICSEARCH_UP starts;
without either it is left out. `--most N` stops at N documents and writes nothing.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from secrets import token_hex

from config.bench_search.report import LARGEST, Measured, put, text
from config.prepare import ROOT

SIZES = (1_000, 10_000, LARGEST)
STARTED_PORT = 9299


def main() -> None:
    """Fill, index, ask; a size after the other, an engine after the other."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--most", type=int, default=LARGEST)
    most: int = parser.parse_args().most
    address, started = _elasticsearch()
    measured = []
    with tempfile.TemporaryDirectory(prefix="relais-bench-") as name:
        folder = Path(name)
        environment = _environment(folder)
        (folder / "stamps").mkdir()
        run_python(environment, "-m", "config.prepare", "messages", "migrate")
        for size in (size for size in SIZES if size <= most):
            say(f"{size:,} documents")
            run_python(environment, "-m", "config.bench_search.fill", str(size))
            for engine in ("tantivy", *(["elasticsearch"] if address else [])):
                shutil.rmtree(folder / "search", ignore_errors=True)
                # Patient: what is slow shall be measured, not passed over.
                on = {
                    "ELASTICSEARCH_URL": address,
                    "ELASTICSEARCH_INDEX": f"relais-bench-{token_hex(4)}",
                    "ELASTICSEARCH_TIMEOUT": "20",
                }
                # Whoever has a node asks it first: the embedded index stays empty then.
                used = environment | (on if engine == "elasticsearch" else {})
                indexed = json.loads(run_python(used, "-m", "config.bench_search.index", engine))
                asked = json.loads(run_python(used, "-m", "config.bench_search.ask"))
                measured.append(Measured(engine, size, indexed, asked))
                say(json.dumps([engine, size, indexed, asked]))
                if engine == "elasticsearch":
                    run_python(used, "-c", REMOVE)
    if started:
        subprocess.run([started.with_name("down"), str(STARTED_PORT)], check=False)  # noqa: S603 - the operator's own
    left_out = "" if address else "Elasticsearch was left out: neither ELASTICSEARCH_URL nor ELASTICSEARCH_UP is set."
    part = text(measured, left_out)
    print(part)
    if most >= LARGEST:
        put(part)


REMOVE = """
import django; django.setup()
from hub.search.engines.elastic import configured
engine = configured(timeout=20); engine.remove(); engine.close()
"""


def _elasticsearch() -> tuple[str, Path | None]:
    """The address of a node, and the program that started it; empty where there is none."""
    if address := os.environ.get("ELASTICSEARCH_URL", ""):
        return address, None
    if program := os.environ.get("ELASTICSEARCH_UP", ""):
        done = subprocess.run(  # noqa: S603 - the operator's own
            [program, str(STARTED_PORT)], check=True, capture_output=True, text=True
        )
        return done.stdout.split()[-1], Path(program)
    return "", None


def _environment(var: Path) -> dict[str, str]:
    return {
        **{name: value for name, value in os.environ.items() if name not in ("DATABASE_URL", "ELASTICSEARCH_URL")},
        "RELAIS_LOCAL": "1",
        "RELAIS_VAR": str(var),
        "DJANGO_SETTINGS_MODULE": "config.settings",
        "PYTHONPATH": os.pathsep.join((str(ROOT / "platform"), str(ROOT))),
        "OMP_NUM_THREADS": "1",
        "MALLOC_ARENA_MAX": "2",
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


if __name__ == "__main__":
    main()
