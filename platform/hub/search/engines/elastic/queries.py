"""Questions and limits in Elasticsearch's language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np
from elasticsearch.dsl import Search, aggs
from elasticsearch.dsl.query import (
    Bool,
    ConstantScore,
    Fuzzy,
    Ids,
    MatchAll,
    MatchNone,
    MatchPhrase,
    Prefix,
    Query,
    Term,
    Terms,
)

from hub.search.documents import FACETS
from hub.search.engines.base import Limits, Question, Vector, Wanted

FIELDS = {"title": 2.0, "body": 1.0, "parts": 0.5}
PHRASE_FIELDS = {"title": 2.0, "body": 1.0}
NEAR = 0.3
"""What a word counts that is only like the one typed."""
MOST_VALUES = 500
EXACT_UP_TO = 3000
"""Texts are counted exactly up to this many, then within a few percent."""
MOST = 10_000
"""A node gives no more results at once."""


def wanted_query(wanted: Wanted) -> Query:
    """Finds what holds the word in one of its forms; their scores add up."""
    forms: list[Query] = [
        Term(field, {"value": term, "boost": factor * weight})
        for term, weight in wanted.terms
        for field, factor in FIELDS.items()
    ]
    forms += [
        MatchPhrase(field, {"query": " ".join(terms), "boost": factor * weight})
        for terms, weight in wanted.phrases
        if terms
        for field, factor in PHRASE_FIELDS.items()
    ]
    if wanted.near:
        # Rewritten as constant, it takes every word that is near, not only the fifty first.
        like = Fuzzy(
            "words",
            {
                "value": wanted.near,
                "fuzziness": wanted.distance,
                "transpositions": True,
                "rewrite": "constant_score",
            },
        )
        forms.append(ConstantScore(filter=like, boost=NEAR))
    return Bool(should=forms, minimum_should_match=1) if forms else MatchNone()


def question_query(question: Question) -> Query:
    """Finds what answers the question, whoever asks; an empty one is answered by all that it does not exclude."""
    excluded = [wanted_query(each) for each in question.excluded]
    if question.is_empty:
        return Bool(filter=[MatchAll()], must_not=excluded)
    parts: dict[str, Any] = {"must": [wanted_query(each) for each in question.required], "must_not": excluded}
    if question.wanted:
        parts["should"] = [wanted_query(each) for each in question.wanted]
        parts["minimum_should_match"] = min(question.least, len(question.wanted))
    return Bool(**parts)


def ids(pks: Iterable[int]) -> Query:
    """The entries with these numbers."""
    return Ids(values=[str(pk) for pk in pks])


def facet_filters(facets: Mapping[str, Sequence[str]]) -> dict[str, Query]:
    """For each facet with a choice, what it lets through."""
    return {name: Terms(f"facets.{name}", list(values)) for name, values in facets.items()}


def open_filters(limits: Limits) -> list[Query]:
    """What the searcher may find, whatever is chosen."""
    filters: list[Query] = [Terms("access", sorted(limits.access))]
    if limits.hidden:
        filters.append(Bool(must_not=[ids(limits.hidden)]))
    if limits.only is not None:
        filters.append(ids(limits.only))
    return filters


def limit_filters(limits: Limits) -> list[Query]:
    """Everything that the limits ask for."""
    return [*open_filters(limits), *facet_filters(limits.facets).values()]


def match_search(question: Question, limits: Limits, *, most: int, newest: bool) -> Search[Any]:
    """The best or the newest entries; of equal ones the later is first, so that pages do not shift."""
    query = Bool(must=[question_query(question)], filter=limit_filters(limits))
    best = {"day" if newest else "_score": {"order": "desc"}}
    return _lean(Search().query(query).sort(best, {"pk": {"order": "desc"}}), most=most)


def complete_search(words: Sequence[str], limits: Limits, *, most: int) -> Search[Any]:
    """Titles with all words, the last perhaps unfinished."""
    *whole, last = words
    held: list[Query] = [Term("head", {"value": word}) for word in whole]
    query = Bool(filter=[*held, Prefix("head", {"value": last}), *limit_filters(limits)])
    return _lean(Search().query(query), most=most)


def _lean(search: Search[Any], *, most: int) -> Search[Any]:
    """Numbers and languages only, uncounted."""
    return search.source(False).extra(
        size=min(most, MOST), track_total_hits=False, docvalue_fields=[{"field": "language"}]
    )


def nearest_search(vector: str, language: str, filters: Sequence[Query], *, most: int, wide: int) -> Search[Any]:
    """The entries of a language whose nearest passage is nearest to `vector`. `wide` is how many passages are looked
    at closely."""
    search = Search().extra(
        knn={
            "field": f"passages.{language}",
            "query_vector": vector,
            "k": most,
            "num_candidates": max(wide, most),
            "filter": [each.to_dict() for each in filters],
            "inner_hits": {"size": 1, "_source": False, "docvalue_fields": ["passages.place"]},
        }
    )
    return _lean(search, most=most)


def quantised(vector: Vector) -> str | None:
    """`vector` as eight-bit numbers, in hexadecimal; None where it points nowhere. Its length does not matter to a
    cosine, so the whole range of the numbers is used."""
    peak = float(np.abs(vector).max(initial=0.0))
    if not np.isfinite(peak) or peak == 0.0:
        return None
    return np.round(vector * (127.0 / peak)).astype(np.int8).tobytes().hex()


def tally_search(question: Question, limits: Limits, *, also: Sequence[int]) -> Search[Any]:
    """All counts in one request."""
    found = question_query(question)
    if also:
        found = Bool(should=[found, ids(also)], minimum_should_match=1)
    search = Search().query(Bool(filter=[found, *open_filters(limits)]))
    search = search.extra(size=0, track_total_hits=False)
    chosen = facet_filters(limits.facets)
    search.aggs.bucket("total", _where(chosen.values())).metric("texts", _texts())
    for name in FACETS:
        others = (query for facet, query in chosen.items() if facet != name)
        values = search.aggs.bucket(name, _where(others)).bucket(
            "values", aggs.Terms(field=f"facets.{name}", size=MOST_VALUES)
        )
        values.metric("texts", _texts())
    return search


def _where(filters: Iterable[Query]) -> aggs.Filter:
    held = list(filters)
    return aggs.Filter(Bool(filter=held) if held else MatchAll())


def _texts() -> aggs.Cardinality:
    return aggs.Cardinality(field="group", precision_threshold=EXACT_UP_TO)


def frequency_search(terms: Sequence[str]) -> Search[Any]:
    """How many entries hold each term, by its place in `terms`."""
    holding = {str(place): _holding(term) for place, term in enumerate(terms)}
    search = Search().extra(size=0, track_total_hits=False)
    search.aggs.bucket("terms", aggs.Filters(filters=holding))
    return search


def _holding(term: str) -> Query:
    fields = ("title", "body") if "·" in term else ("words",)
    return Bool(should=[Term(field, {"value": term}) for field in fields], minimum_should_match=1)
