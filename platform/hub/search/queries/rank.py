"""The best documents for a question: words and meaning fused. The site and the evaluation both come through here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from hub.search import meaning
from hub.search.engines.base import Engine, Limits, Near, Vector
from hub.search.parsing import Parsed
from hub.search.questions import Asking
from hub.search.relevance import fusion

MOST = 200
NEAREST = 60
"""So many of each language are compared by meaning: no page shows more."""
Mode = Literal["words", "meaning", "both"]
Placing = Callable[[str, str], Vector]


@dataclass(frozen=True, slots=True)
class Ranked:
    """A document with its score. `bm25` is 0 where it has none of the words; `passage` is its nearest."""

    pk: int
    score: float
    bm25: float
    cosine: float | None
    passage: int | None


@dataclass(frozen=True, slots=True)
class Ranking:
    """Best first. `meaning`: whether meaning was asked."""

    ranked: list[Ranked]
    meaning: bool


def rank(
    engine: Engine,
    parsed: Parsed,
    asking: Asking,
    language: str,
    limits: Limits,
    *,
    mode: Mode = "both",
    placing: Placing = meaning.of_question,
) -> Ranking:
    """The documents within `limits` that answer best; `language` is the question's. Raises EngineAwayError.

    `placing` says where a question of a language lies in the common space, or raises NoMeaningError.
    """
    words = {}
    if mode != "meaning" and asking.words:
        words = {hit.pk: hit for hit in engine.match(asking.loose, limits, most=MOST)}
    near: dict[int, Near] = {}
    has_meaning = False
    if mode != "words" and not parsed.is_empty:
        try:
            vector = placing(parsed.text, language)
            has_meaning = True
        except meaning.NoMeaningError:
            pass
        else:
            near = {each.pk: each for each in engine.nearest(vector, limits, most=NEAREST)}
            missing = [pk for pk in words if pk not in near]
            for pk, (value, place) in (engine.cosines(vector, missing) if missing else {}).items():
                near[pk] = Near(pk, value, words[pk].language, place)
    ranked = []
    for pk in {*words, *near}:
        hit, close = words.get(pk), near.get(pk)
        own = (hit.language if hit else close.language if close else "") == language
        bm25 = hit.score if hit else 0.0
        cosine = close.cosine if close else None
        ranked.append(
            Ranked(
                pk,
                fusion.score(cosine=cosine, bm25=bm25, words=asking.words, own=own and mode == "both"),
                bm25,
                cosine,
                close.passage if close else None,
            )
        )
    ranked.sort(key=lambda each: (-each.score, each.pk))
    return Ranking(ranked, has_meaning)
