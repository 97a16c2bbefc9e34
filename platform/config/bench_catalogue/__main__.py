"""`make bench-catalogue`: measures the catalogue as it grows and writes its part of docs/benchmarks.md.

SQLite always, PostgreSQL on the server at DATABASE_URL where that is set, in a database of its own. `--most N` stops at
N materials; with fewer than usual nothing is written.
"""

from __future__ import annotations

import argparse
import json
import os
import tempfile
from pathlib import Path
from typing import Any

from config.bench_catalogue.report import PART, text
from config.measuring import environment as on_its_own
from config.measuring import own_database, put, run_python, say

SIZES = (100, 1_000, 10_000)


def main() -> None:
    """Fill and ask, a size after the other, a database after the other."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--most", type=int, default=SIZES[-1])
    chosen = parser.parse_args()
    server = os.environ.get("DATABASE_URL", "")
    measured: dict[str, list[dict[str, Any]]] = {}
    for name, url in (("SQLite", ""), *([("PostgreSQL", server)] if server else [])):
        with own_database(url) as address, tempfile.TemporaryDirectory(prefix="relais-bench-") as folder:
            environment = on_its_own(Path(folder), **({"DATABASE_URL": address} if address else {}))
            (Path(folder) / "stamps").mkdir()
            run_python(environment, "-m", "config.prepare", "messages", "migrate", "static", "demo")
            for size in (size for size in SIZES if size <= chosen.most):
                say(f"{name}: {size:,} materials")
                run_python(environment, "-m", "config.bench_catalogue.fill", str(size))
                found = json.loads(run_python(environment, "-m", "config.bench_catalogue.ask"))
                measured.setdefault(name, []).append(found)
                say(json.dumps(found))
    left_out = "" if server else "PostgreSQL was left out: DATABASE_URL is not set."
    part = text(measured, left_out)
    print(part)
    if chosen.most >= SIZES[-1]:
        put(part, PART)


if __name__ == "__main__":
    main()
