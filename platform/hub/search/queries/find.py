"""The one search of the platform."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from hub.search.access import tokens_of
from hub.search.documents import FACETS
from hub.search.engines import engines
from hub.search.engines.base import Engine, EngineAwayError, Limits, Tally
from hub.search.labels import codes_for
from hub.search.models import Document
from hub.search.parsing import Parsed, parse
from hub.search.queries.hidden import hidden_now
from hub.search.queries.rank import MOST, Ranked, rank
from hub.search.queries.sharpen import sharpened
from hub.search.queries.show import grouped, show
from hub.search.questions import Asking, asking
from hub.search.relevance import fusion
from hub.search.relevance.guess import guess_language
from hub.search.results import MOST_PAGES, NEWEST, PER_PAGE, Answer, Asked, FacetValue

if TYPE_CHECKING:
    from hub.search.access import AnyUser

log = logging.getLogger(__name__)
NEAREST = 5
MOST_NEAREST = 20


def find(asked: Asked, user: AnyUser, *, only: frozenset[int] | None = None) -> Answer:
    """Whatever `user` may read that answers `asked`; never raises for what was typed.

    The first engine that answers is taken; where none does, the answer says so. `only` keeps to these documents.
    """
    parsed = parse(asked.text)
    for engine in engines():
        try:
            limits = _limits(engine, asked, parsed, tokens_of(user))
            return _answer(engine, asked, parsed, replace(limits, only=only) if only is not None else limits)
        except EngineAwayError as error:
            log.warning("Search without %s: %s", engine.name, error)
    return Answer(asked=asked, total=0, pages=0, shown=[], facets={}, without=("index",))


def _answer(engine: Engine, asked: Asked, parsed: Parsed, limits: Limits) -> Answer:
    access = limits.access
    language = guess_language(parsed.text, asked.language)
    question = sharpened(engine, asking(parsed, language))
    without: tuple[str, ...] = ()
    also: frozenset[int] = frozenset()
    if parsed.is_empty:
        ranked = _newest(engine, question, limits, ())
    else:
        ranking = rank(engine, parsed, question, language, limits)
        without = () if ranking.meaning else ("meaning",)
        by_words = _with_words(engine, question, limits, ranking.ranked)
        # Exact phrases and exclusions mean what they say: meaning adds nothing to them.
        exact = bool(parsed.phrases or parsed.without)
        if not exact:
            also = frozenset(_by_meaning(ranking.ranked) - by_words)
        ranked = [each for each in ranking.ranked if each.pk in by_words or each.pk in also]
        if not ranked:
            nearest = grouped([] if exact else ranking.ranked[:MOST_NEAREST], asked.language, access, ())
            shown = show(nearest[:NEAREST], asked.language, question)
            return Answer(asked, 0, 0, shown, _facets(None, asked), nearest=True, without=without)
        if asked.sort == NEWEST:
            ranked = _newest(engine, question, limits, [each for each in ranked if each.pk in also])
    tally = engine.tally(question.strict, limits, also=sorted(also))
    chosen = grouped(ranked, asked.language, access, also)
    start = (asked.page - 1) * PER_PAGE
    return Answer(
        asked=asked,
        total=tally.total,
        pages=min(MOST_PAGES, max(1, -(-len(chosen) // PER_PAGE))),
        shown=show(chosen[start : start + PER_PAGE], asked.language, question),
        facets=_facets(tally, asked),
        without=without,
    )


def _with_words(engine: Engine, question: Asking, limits: Limits, ranked: Sequence[Ranked]) -> set[int]:
    """Those that have enough of the words."""
    if question.strict == question.loose:
        return {each.pk for each in ranked if each.bm25}
    only = replace(limits, only=frozenset(each.pk for each in ranked if each.bm25))
    return {hit.pk for hit in engine.match(question.strict, only, most=MOST)} if only.only else set()


def _by_meaning(ranked: Sequence[Ranked]) -> set[int]:
    return {each.pk for each in ranked if each.cosine is not None and each.cosine >= fusion.FLOOR}


def _newest(engine: Engine, question: Asking, limits: Limits, also: Sequence[Ranked]) -> list[Ranked]:
    """What has the words and what was found by its meaning, the newest first."""
    hits = [
        Ranked(hit.pk, 0.0, 0.0, None, None) for hit in engine.match(question.strict, limits, most=MOST, newest=True)
    ]
    dates = dict(Document.objects.filter(pk__in=[each.pk for each in (*hits, *also)]).values_list("pk", "date"))
    return sorted((*hits, *also), key=lambda each: dates.get(each.pk) or date.min, reverse=True)


def _limits(engine: Engine, asked: Asked, parsed: Parsed, access: frozenset[str]) -> Limits:
    facets = {name: tuple(values) for name, values in asked.facets.items() if values and name in FACETS}
    for name, written in parsed.filters.items():
        codes = tuple(code for wish in written for code in codes_for(name, wish, asked.language))
        facets[name] = tuple(dict.fromkeys((*facets.get(name, ()), *codes)))
    return Limits(access=access, facets=facets, hidden=hidden_now(engine.cursor()))


def _facets(tally: Tally | None, asked: Asked) -> dict[str, list[FacetValue]]:
    made = {}
    for name in FACETS:
        counts = dict(tally.facets.get(name, {})) if tally else {}
        chosen = asked.facets.get(name, ())
        for value in chosen:
            counts.setdefault(value, 0)
        made[name] = [FacetValue(value, count, value in chosen) for value, count in counts.items()]
    return made
