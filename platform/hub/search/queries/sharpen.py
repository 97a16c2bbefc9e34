"""Forgiving typing errors only where there may be one."""

from __future__ import annotations

from dataclasses import replace

from hub.search.engines.base import Engine, Question, Wanted
from hub.search.questions import Asking

KNOWN_FROM = 3
"""A word that so many entries have is meant as it is written."""


def sharpened(engine: Engine, asking: Asking) -> Asking:
    """The same question without what is only like words that the index knows: they find more that is not meant, and
    looking for them is most of a search's work. Raises EngineAwayError."""
    terms = [term for wanted in asking.loose.wanted if wanted.near for term, _weight in wanted.terms]
    if not terms:
        return asking
    numbers = engine.frequencies(terms)

    def sharp(wanted: Wanted) -> Wanted:
        known = wanted.near and any(numbers[term] >= KNOWN_FROM for term, _weight in wanted.terms)
        return replace(wanted, near="", distance=0) if known else wanted

    def sharp_question(question: Question) -> Question:
        return replace(question, wanted=tuple(sharp(wanted) for wanted in question.wanted))

    return replace(asking, strict=sharp_question(asking.strict), loose=sharp_question(asking.loose))
