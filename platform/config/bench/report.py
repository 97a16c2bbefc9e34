"""Puts the measurements into a table of ratios and says whether the promises hold."""

from __future__ import annotations

import os
import platform as machine
import statistics
from dataclasses import dataclass
from datetime import UTC, datetime

from config.bench.load import Run

HEAD = """# What the pages cost

`make bench` starts the real server (one process, four threads) on a platform with the demo content and a stock Wagtail
site beside it (`wagtail start`, one article with a picture, no page cache, same server, same database, persistent
connections), asks each page over eight connections, in rounds, and writes this part. Each figure is the median of the
rounds. Requests per second depend on the machine and on what else it does; the processor time of a request moves far
less: compare that.

Measured on {day}: {cores} cores, Python {python}, SQLite.

| page | requests/s | × hello | p50 ms | p99 ms | CPU ms | × stock article's CPU |
| --- | ---: | ---: | ---: | ---: | ---: | ---: |
"""


@dataclass(frozen=True, slots=True)
class Row:
    """What was measured of one page."""

    name: str
    runs: tuple[Run, ...]

    def middle(self, what: str) -> float:
        """Return the median of one figure over the rounds."""
        return statistics.median(getattr(run, what) for run in self.runs)


def verdicts(rows: dict[str, Row], memory: float) -> list[tuple[bool, str]]:
    """Compare with what was promised. Speed against hello in requests, against the stock article in CPU time."""
    hello, stock = rows["hello"], rows["stock"]
    cached = min(rows[f"{page}, cached"].middle("per_second") for page in ("home", "list", "article"))
    article = rows["article, uncached"].middle("cpu_ms") / stock.middle("cpu_ms")
    pace = cached / hello.middle("per_second")
    return [
        (pace >= 0.7, f"The slowest cached page is {pace:.1f} times as fast as hello (at least 0.7)."),
        (article <= 1, f"An uncached article takes {article:.2f} of a stock article's processor time (at most 1)."),
        (memory < 200, f"The process that served all this holds {memory:.0f} MB (less than 200)."),
    ]


def write(rows: dict[str, Row], memory: float, served: int) -> str:
    """Return the page."""
    hello, stock = rows["hello"].middle("per_second"), rows["stock"].middle("cpu_ms")
    day = datetime.now(UTC).date().isoformat()
    text = HEAD.format(day=day, cores=os.cpu_count(), python=machine.python_version())
    for row in rows.values():
        pace, cpu = row.middle("per_second"), row.middle("cpu_ms")
        text += (
            f"| {row.name} | {pace:,.0f} | {pace / hello:.2f} | {row.middle('p50_ms'):.1f} "
            f"| {row.middle('p99_ms'):.1f} | {cpu:.2f} | {cpu / stock:.2f} |\n"
        )
    text += f"\nThe platform's process answered {served:,} requests meanwhile.\n\n"
    text += "".join(
        f"- {'Holds' if holds else '**Does not hold**'}: {words}\n" for holds, words in verdicts(rows, memory)
    )
    return text + NOTES


NOTES = """
- *hello* is a view that answers one word, behind all the middleware; *stylesheet* is a static file.
- *cached* comes from memory, ahead of Django. *uncached* is the same page with the page cache off, not packed, as the
  stock site sends it: Django finds the page and answers every request; menus and the parts of an article that are the
  same for many readers are remembered until the next published change, as in production.
- *first reader* is an address that nobody asked for before: answered by Django, packed with brotli and gzip, stored.
- *nothing remembered* makes every part anew for every request: what an article costs once after each published change.
- *logged in* never meets the cache: session, person and menu are read from the database.
"""
