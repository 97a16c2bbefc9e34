"""A collection through the search, from its texts to its figures."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from hub.search import meaning
from hub.search.documents import EVERYBODY, SearchDocument, Section
from hub.search.engines.base import Engine, Limits
from hub.search.evaluation.collection import Judged, Progress, Text
from hub.search.evaluation.measures import Quality, quality, summary
from hub.search.evaluation.vectors import Vectors
from hub.search.models import Document, Passage
from hub.search.parsing import parse
from hub.search.queries.rank import Mode, Placing, rank
from hub.search.queries.sharpen import sharpened
from hub.search.questions import Synonyms, asking
from hub.search.relevance.guess import guess_language
from hub.search.rows import fill
from hub.search.services.follow import raw_vectors
from hub.search.terms import entry_of

BATCH = 200


@dataclass(frozen=True, slots=True)
class Row:
    """A text as the site would keep it, with its passages; neither is saved."""

    document: Document
    passages: list[Passage]


def rows_of(texts: Sequence[Text]) -> list[Row]:
    """The texts as documents that everybody may read, numbered from 1."""
    rows = []
    for number, text in enumerate(texts, 1):
        document = Document(pk=number, source="evaluation", object_id=number, language=text.language, seq=number)
        made = SearchDocument(
            object_id=number,
            language=text.language,
            kind="text",
            group=f"evaluation:{number}",
            title=text.title,
            sections=(Section(text.text),) if text.text.strip() else (),
        )
        rows.append(Row(document, fill(document, made)))
    return rows


def index(engine: Engine, rows: Sequence[Row], vectors: Vectors | None, *, progress: Progress) -> float:
    """Write the rows into an index; returns the seconds it took. Without `vectors` it holds words alone."""
    began = time.perf_counter()
    for start in range(0, len(rows), BATCH):
        entries = []
        for row in rows[start : start + BATCH]:
            row.document.embedded = vectors is not None
            entries.append(entry_of(row.document, row.passages, raw_vectors(row.document, row.passages, vectors or {})))
        engine.apply(entries, [], cursor=start + len(entries))
        progress("indexing", start + len(entries), len(rows))
    return time.perf_counter() - began


def ask(
    engine: Engine,
    texts: Sequence[Text],
    judged: Sequence[Judged],
    *,
    mode: Mode,
    groups: Synonyms,
    progress: Progress,
    placing: Placing = meaning.of_question,
) -> dict[str, Any]:
    """The figures: over all questions, by pair of the languages of question and document, and the time of a question.

    `groups` are the synonyms that hold (`hub.search.questions.synonyms`).

    In a pair only its language counts: what answers in another is neither right nor wrong there.
    """
    language_of = {text.id: text.language for text in texts}
    overall: list[Quality] = []
    pairs: dict[str, list[Quality]] = defaultdict(list)
    took = []
    for done, each in enumerate(judged, 1):
        began = time.perf_counter()
        found = [texts[pk - 1].id for pk in _found(engine, each, mode, groups, placing)]
        took.append(time.perf_counter() - began)
        overall.append(quality(found, each.relevant))
        for language in {language_of[answer] for answer in each.relevant}:
            wanted = {answer for answer in each.relevant if language_of[answer] == language}
            others = each.relevant - wanted
            pairs[f"{each.language}-{language}"].append(quality([a for a in found if a not in others], wanted))
        progress("asking", done, len(judged))
    return {
        "overall": summary(overall),
        "pairs": {pair: summary(pairs[pair]) for pair in sorted(pairs)},
        "ms_per_query": {f"p{share}": round(float(np.percentile(took, share)) * 1000, 2) for share in (50, 99)},
    }


def _found(engine: Engine, judged: Judged, mode: Mode, groups: Synonyms, placing: Placing) -> list[int]:
    """What a person finds whose interface is in the question's language, best first."""
    parsed = parse(judged.query)
    language = guess_language(parsed.text, judged.language)
    question = sharpened(engine, asking(parsed, language, groups=groups))
    limits = Limits(frozenset({EVERYBODY}))
    ranking = rank(engine, parsed, question, language, limits, mode=mode, placing=placing)
    return [each.pk for each in ranking.ranked]
