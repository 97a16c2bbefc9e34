"""How well the judged questions are answered: no change to the analysis or the fusion may lose what was reached."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from hub.search.engines.base import Vector
from hub.search.engines.embedded import EmbeddedEngine
from hub.search.evaluation.collection import read_judged, read_texts
from hub.search.evaluation.run import ask, index, rows_of
from hub.search.parsing import parse
from hub.search.queries.rank import Mode
from hub.search.relevance import space

JUDGED = Path(__file__).parent / "judged"
TEXTS = read_texts(JUDGED / "corpus.jsonl")
QUESTIONS = read_judged(JUDGED / "queries.jsonl", {text.id for text in TEXTS})
LANGUAGES = ("fr", "de", "it", "en")
FLOORS = {"words": 0.67, "meaning": 0.83, "both": 0.82}
"""What nDCG@10 over all questions must not fall below: what was measured, less one or two hundredths."""
PAIR_FLOOR = 0.5
"""The same for both together in each pair of languages, which has four questions or a few more."""


def _quiet(what: str, done: int, of: int) -> None:
    """Nobody looks on."""


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Mode], dict[str, Any]]:
    """Gives the figures of a mode, all from one index."""
    held = np.load(JUDGED / "vectors.npz")
    passages = dict(zip(held["digests"].tolist(), held["passages"].astype(np.float32), strict=True))
    questions = dict(zip(held["ids"].tolist(), held["questions"].astype(np.float32), strict=True))
    by_text = {parse(each.query).text: questions[each.id] for each in QUESTIONS}
    engine = EmbeddedEngine(root=tmp_path_factory.mktemp("judged"))
    rows = rows_of(TEXTS)
    assert {passage.digest for row in rows for passage in row.passages} == set(passages), (
        "The texts are cut or named otherwise than when they were embedded: run tools/embed_judged.py."
    )
    index(engine, rows, passages, progress=_quiet)

    def placing(text: str, language: str) -> Vector:
        return space.place(by_text[text], language, query=True)

    return lambda mode: ask(engine, TEXTS, QUESTIONS, mode=mode, groups={}, progress=_quiet, placing=placing)


def test_every_pair_of_languages_is_asked() -> None:
    language_of = {text.id: text.language for text in TEXTS}
    pairs = Counter((each.language, language_of[answer]) for each in QUESTIONS for answer in each.relevant)
    assert len(QUESTIONS) >= 60
    assert set(pairs) == {(asked, written) for asked in LANGUAGES for written in LANGUAGES}
    assert min(pairs.values()) >= 4


@pytest.mark.parametrize("mode", ["words", "meaning", "both"])
def test_the_answers_are_no_worse_than_they_were(mode: Mode, answers: Callable[[Mode], dict[str, Any]]) -> None:
    found = answers(mode)
    assert found["overall"]["nDCG@10"] >= FLOORS[mode], found


def test_with_the_words_nothing_is_lost_that_meaning_finds(answers: Callable[[Mode], dict[str, Any]]) -> None:
    meaning, both = (answers(mode)["overall"] for mode in ("meaning", "both"))
    assert both["recall@10"] >= meaning["recall@10"]


def test_no_pair_of_languages_is_left_behind(answers: Callable[[Mode], dict[str, Any]]) -> None:
    pairs = answers("both")["pairs"]
    assert {pair: figures["nDCG@10"] for pair, figures in pairs.items() if figures["nDCG@10"] < PAIR_FLOOR} == {}
