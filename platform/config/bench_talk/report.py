"""The measurements as a part of docs/benchmarks.md, between two markers."""

from __future__ import annotations

import os
import platform as machine
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from config.measuring import growth_row

PART = "discussions"

HEAD = """
## What the discussions cost as they grow

`make bench-discussions` fills the demo's forums with generated threads and posts (twenty posts a thread, one thread
of two thousand) and asks for the pages as somebody who has read there for years: 3,000 threads read one by one, one
forum marked as read. Times are those of the whole request in one process, without a network and without the page
cache, which answers visitors only: it is what members wait for. Posting goes through the page's form, with all that
moderation, notices and search write.

Measured on {day}: {cores} cores, Python {python}.
"""
NOTES = """
- *forum, years back*: pages of the list that begin at 30, 60 and 90 per cent of its threads.
- *all forums, unread counts*: what is new in each forum and circle for the reader.
"""


@dataclass(frozen=True, slots=True)
class Measured:
    """One database with so many posts: what `ask` printed."""

    database: str
    asked: dict[str, Any]


def text(measured: list[Measured], mailed: dict[str, dict[str, Any]], left_out: str) -> str:
    """The part of the page."""
    day = datetime.now(UTC).date().isoformat()
    made = HEAD.format(day=day, cores=os.cpu_count(), python=machine.python_version())
    if left_out:
        made += f"\n{left_out}\n"
    for name in dict.fromkeys(each.database for each in measured):
        held = [each for each in measured if each.database == name]
        made += f"\n{name}: queries, p50 / p99 in ms\n\n"
        sizes = " | ".join(f"{each.asked['posts']:,} posts, {each.asked['threads']:,} threads" for each in held)
        made += f"| page | queries | {sizes} | growth |\n| --- | ---: |{' ---: |' * (len(held) + 1)}\n"
        for page in held[0].asked["pages"]:
            made += growth_row(page, [each.asked["pages"][page] for each in held])
    for name, found in mailed.items():
        made += (
            f"\n{name}, one post that {found['followers']:,} people want a mail of at once: the page answered in "
            f"{found['posted_ms']:.0f} ms (in a thread that nobody follows {found['unfollowed_ms']:.0f} ms), all mails "
            f"were out after {found['all_out_seconds']:.0f} s though the worker was killed {found['killed']} times "
            f"meanwhile. {found['once']:,} got it once, {found['more']:,} more than once, {found['none']:,} not at "
            "all.\n"
        )
    return made + NOTES
