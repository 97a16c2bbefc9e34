"""The measurements as a part of docs/benchmarks.md, between two markers."""

from __future__ import annotations

import os
import platform as machine
from datetime import UTC, datetime
from typing import Any

from config.measuring import growth_row

PART = "catalogue"

HEAD = """
## What the catalogue of materials costs as it grows

`make bench-catalogue` fills the demo's catalogue with generated materials, every third of them in two languages, and
asks for its pages as a mentor who is logged in: the whole list with the counts of all filters, filters alone and
together, a material with those that are near to it. Times are those of the whole request in one process, without a
network and without the page cache.

Measured on {day}: {cores} cores, Python {python}.
"""
NOTES = """
On PostgreSQL the process that asks does not listen for changes, as a served one does, and so remembers nothing from one
request to the next: these are the costs just after a change.
"""


def text(measured: dict[str, list[dict[str, Any]]], left_out: str) -> str:
    """The part of the page; `measured` holds by database what `ask` printed at each size."""
    day = datetime.now(UTC).date().isoformat()
    made = HEAD.format(day=day, cores=os.cpu_count(), python=machine.python_version())
    if left_out:
        made += f"\n{left_out}\n"
    for name, held in measured.items():
        made += f"\n{name}: queries, p50 / p99 in ms\n\n"
        sizes = " | ".join(f"{each['materials']:,} materials" for each in held)
        made += f"| page | queries | {sizes} | growth |\n| --- | ---: |{' ---: |' * (len(held) + 1)}\n"
        for page in held[0]["pages"]:
            made += growth_row(page, [each["pages"][page] for each in held])
    return made + (NOTES if "PostgreSQL" in measured else "")
