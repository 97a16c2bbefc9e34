"""`make bench-discussions`: measures the discussions as they grow and writes their part of docs/benchmarks.md.

SQLite always, PostgreSQL on the server at DATABASE_URL where that is set, in a database of its own. `--most N` stops at
N posts, `--followers N` mails so many; with fewer than usual nothing is written.
"""

from __future__ import annotations

import argparse
import json
import os
import tempfile
from pathlib import Path
from typing import Any

from config.bench_talk.report import PART, Measured, text
from config.measuring import environment as on_its_own
from config.measuring import own_database, put, run_python, say

SIZES = (10_000, 100_000, 1_000_000)
FOLLOWERS = 10_000


def main() -> None:
    """Fill and ask, a size after the other, a database after the other; then post to many."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--most", type=int, default=SIZES[-1])
    parser.add_argument("--followers", type=int, default=FOLLOWERS)
    chosen = parser.parse_args()
    server = os.environ.get("DATABASE_URL", "")
    measured: list[Measured] = []
    mailed: dict[str, dict[str, Any]] = {}
    for name, url in (("SQLite", ""), *([("PostgreSQL", server)] if server else [])):
        with own_database(url) as address, tempfile.TemporaryDirectory(prefix="relais-bench-") as folder:
            environment = on_its_own(Path(folder), **({"DATABASE_URL": address} if address else {}))
            (Path(folder) / "stamps").mkdir()
            run_python(environment, "-m", "config.prepare", "messages", "migrate", "static", "demo")
            for size in (size for size in SIZES if size <= chosen.most):
                say(f"{name}: {size:,} posts")
                run_python(environment, "-m", "config.bench_talk.fill", str(size))
                measured.append(Measured(name, json.loads(run_python(environment, "-m", "config.bench_talk.ask"))))
                say(json.dumps(measured[-1].asked))
            if chosen.followers:
                said = run_python(environment, "-m", "config.bench_talk.subscribers", str(chosen.followers))
                mailed[name] = json.loads(said)
                say(said)
    left_out = "" if server else "PostgreSQL was left out: DATABASE_URL is not set."
    part = text(measured, mailed, left_out)
    print(part)
    if chosen.most >= SIZES[-1] and chosen.followers >= FOLLOWERS:
        put(part, PART)


if __name__ == "__main__":
    main()
