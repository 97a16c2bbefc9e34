"""Questions and limits in Tantivy's words."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

from tantivy import Occur, Query

from hub.search.engines.base import Limits, Question, Wanted
from hub.search.engines.embedded.schema import schema

FIELD_WEIGHTS = {"title": 2.0, "body": 1.0, "parts": 0.5}
"""What a term counts for in each field."""
PHRASE_FIELDS = ("title", "body")
NEAR_WEIGHT = 0.3
"""The score of a word that was nearly written as it is found."""


def limited(query: Any, limits: Limits) -> Any:
    """What matches `query` and may be found; limits do not change scores."""
    musts = [query, _any_of("access", limits.access)]
    musts += [_any_of(f"facet_{name}", values) for name, values in limits.facets.items()]
    if limits.only is not None:
        musts.append(numbered(limits.only))
    clauses = [(Occur.Must, must) for must in musts]
    if limits.hidden:
        clauses.append((Occur.MustNot, numbered(limits.hidden)))
    return Query.boolean_query(clauses)


def of_question(question: Question) -> Any:
    """What has the words asked for."""
    clauses: list[tuple[Any, Any]] = [(Occur.Must, of_wanted(wanted)) for wanted in question.required]
    if question.wanted:
        wished = [(Occur.Should, of_wanted(wanted)) for wanted in question.wanted]
        least = max(1, min(question.least, len(wished)))
        clauses.append((Occur.Must, Query.boolean_query(wished, minimum_number_should_match=least)))
    if not clauses:
        clauses.append((Occur.Must, Query.const_score_query(Query.all_query(), 0.0)))
    clauses += [(Occur.MustNot, of_wanted(wanted)) for wanted in question.excluded]
    return Query.boolean_query(clauses)


def of_wanted(wanted: Wanted) -> Any:
    """What has one word or phrase, in any of its forms and fields."""
    ways = [
        (Occur.Should, Query.boost_query(Query.term_query(schema(), name, term), weight * factor))
        for term, weight in wanted.terms
        for name, factor in FIELD_WEIGHTS.items()
    ]
    ways += [
        (Occur.Should, Query.boost_query(_phrase(name, words), weight * FIELD_WEIGHTS[name]))
        for words, weight in wanted.phrases
        for name in PHRASE_FIELDS
    ]
    if wanted.near:
        near = Query.fuzzy_term_query(schema(), "words", wanted.near, distance=wanted.distance)
        ways.append((Occur.Should, Query.const_score_query(near, NEAR_WEIGHT)))
    return Query.boolean_query(ways) if ways else Query.empty_query()


def with_also(query: Any, also: Collection[int]) -> Any:
    """What matches `query`, and these entries as well."""
    if not also:
        return query
    return Query.boolean_query([(Occur.Should, query), (Occur.Should, numbered(also))])


def beginning(words: Iterable[str]) -> Any:
    """Titles with all these words, the last one perhaps unfinished."""
    *whole, last = words
    clauses = [(Occur.Must, Query.term_query(schema(), "head", word)) for word in whole]
    clauses.append((Occur.Must, Query.fuzzy_term_query(schema(), "head", last, distance=0, prefix=True)))
    return Query.boolean_query(clauses)


def _phrase(name: str, words: tuple[str, ...]) -> Any:
    if len(words) == 1:
        return Query.term_query(schema(), name, words[0])
    return Query.phrase_query(schema(), name, list(words))


def _any_of(name: str, values: Iterable[str]) -> Any:
    return Query.const_score_query(Query.term_set_query(schema(), name, sorted(values)), 0.0)


def numbered(pks: Collection[int]) -> Any:
    """The entries with these numbers."""
    return Query.const_score_query(Query.term_set_query(schema(), "pk", sorted(pks)), 0.0)


def holding(term: str) -> Any:
    """Entries that hold a term: in title or body, or among the words as written where it has no language."""
    names = ("title", "body") if "·" in term else ("words",)
    return Query.boolean_query([(Occur.Should, Query.term_query(schema(), name, term)) for name in names])
