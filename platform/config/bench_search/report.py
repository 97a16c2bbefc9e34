"""The measurements as a part of docs/benchmarks.md, between two markers."""

from __future__ import annotations

import os
import platform as machine
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

PART = "search"
KINDS = ("ranking", "plain", "faceted", "cross-language", "suggestion")
LARGEST, MOST_MS, MOST_MB = 100_000, 20, 400

HEAD = """
## What the search costs

`make bench-search` makes documents in four languages (150 words on average; words as frequent as words are), indexes
them and asks a process that has loaded what a web process loads: the whole search of the page, with meaning, facets,
snippets and addresses. Each question is new, so that it is embedded; its embedding is real and part of the time. The
documents' vectors are not: they lie around the embeddings of real messages, as other texts on the same matter would,
because embedding so many passages takes about 0.3 s each (in the worker, once).

Measured on {day}: {cores} cores, Python {python}, SQLite. {left_out}
"""
NOTES = """
- *ranking* is what comes before facets and snippets for a plain question: its embedding, words, meaning, one order of
  both. The others are whole results. *plain*: one to three words. *faceted*: the same within a theme, every second one
  within a canton too. *cross-language*: a whole sentence whose answers in three languages have none of its words.
  *suggestion*: two to five letters.
- *embedding* is the part of a plain question's time that the model takes.
- *process* is the whole memory of the process that was asked, *of it files* what it shares with every other process.
- *8 at once*: eight threads of one process, each asking as soon as it was answered: on few cores they wait for each
  other, so look at the questions a second.
"""


@dataclass(frozen=True, slots=True)
class Measured:
    """One engine with so many documents: what `index` and `ask` printed."""

    engine: str
    documents: int
    index: dict[str, Any]
    asked: dict[str, Any]


def text(measured: list[Measured], left_out: str) -> str:
    """The part of the page."""
    day = datetime.now(UTC).date().isoformat()
    made = HEAD.format(day=day, cores=os.cpu_count(), python=machine.python_version(), left_out=left_out)
    made += "\n| engine | documents | passages | indexing s | index MB | process MB | of it files |\n"
    made += "| --- | ---: | ---: | ---: | ---: | ---: | ---: |\n"
    for each in measured:
        memory = each.asked["memory"]
        made += (
            f"| {each.engine} | {each.documents:,} | {each.index['vectors']:,} | {each.index['seconds']:,.1f} "
            f"| {each.index['octets'] / 1e6:,.1f} | {memory['all']:.0f} | {memory['files']:.0f} |\n"
        )
    made += "\np50 / p99 in ms, one question after the other:\n\n"
    made += _table(measured, (*KINDS, "embedding"), "alone")
    made += "\nThe same with 8 at once, and questions a second:\n\n"
    made += _table(measured, KINDS, "together")
    return made + "\n" + "".join(f"- {line}\n" for line in (*_growth(measured), *_promises(measured))) + NOTES


def _table(measured: list[Measured], kinds: tuple[str, ...], how: str) -> str:
    made = f"| engine | documents | {' | '.join(kinds)} |\n| --- | ---: |{' ---: |' * len(kinds)}\n"
    for each in measured:
        cells = []
        for kind in kinds:
            found = each.asked[how][kind]
            pace = f" ({found['per_second']:.0f}/s)" if "per_second" in found else ""
            cells.append(f"{found['p50']:.1f} / {found['p99']:.1f}{pace}")
        made += f"| {each.engine} | {each.documents:,} | {' | '.join(cells)} |\n"
    return made


def _growth(measured: list[Measured]) -> list[str]:
    lines = []
    for name in dict.fromkeys(each.engine for each in measured):
        held = [each for each in measured if each.engine == name]
        first, last = held[0], held[-1]
        if first is last:
            continue
        times = last.documents / first.documents
        slower = ", ".join(
            f"{kind} × {last.asked['alone'][kind]['p50'] / first.asked['alone'][kind]['p50']:.1f}" for kind in KINDS
        )
        lines.append(
            f"{name}, from {first.documents:,} to {last.documents:,} documents (× {times:.0f}): indexing × "
            f"{last.index['seconds'] / first.index['seconds']:.0f}, index × "
            f"{last.index['octets'] / first.index['octets']:.0f}, p50 {slower}."
        )
    return lines


def _promises(measured: list[Measured]) -> list[str]:
    lines = []
    for each in measured:
        if each.engine != "tantivy" or each.documents != LARGEST:
            continue
        alone = each.asked["alone"]
        memory = each.asked["memory"]["all"]
        for holds, words in (
            *(
                (
                    alone[kind]["p50"] < MOST_MS,
                    f"{kind}, embedded: p50 {alone[kind]['p50']:.1f} ms (aim: {MOST_MS}).",
                )
                for kind in KINDS
            ),
            (memory < MOST_MB, f"Embedded, the process holds {memory:.0f} MB (less than {MOST_MB})."),
        ):
            lines.append(f"{'Holds' if holds else '**Does not hold**'}: {words}")
    return lines
