"""python -m config.bench_search.index ENGINE: everything in the database into an empty index; prints JSON."""

from __future__ import annotations

import json
import sys
import time

import django

django.setup()

from hub.search.engines import engines  # noqa: E402 - models need the settings
from hub.search.services.follow import follow  # noqa: E402

BATCH = 200


def main(name: str) -> None:
    """Index, and say how long it took and how large it is."""
    (engine,) = (held for held in engines() if held.name == name)
    began = time.perf_counter()
    while follow(engine, most=BATCH):
        pass
    took = time.perf_counter() - began
    size = engine.size()
    print(json.dumps({"seconds": took, "entries": size.entries, "vectors": size.vectors, "octets": size.octets}))
    engine.close()


if __name__ == "__main__":
    main(sys.argv[1])
