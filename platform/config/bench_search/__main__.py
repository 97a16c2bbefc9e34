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
import tempfile
from pathlib import Path
from secrets import token_hex

from config.bench_search.report import LARGEST, PART, Measured, text
from config.measuring import environment as on_its_own
from config.measuring import put, run_python, say

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
        environment = on_its_own(folder)
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
        put(part, PART)


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


if __name__ == "__main__":
    main()
