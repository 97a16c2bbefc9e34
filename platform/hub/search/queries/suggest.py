"""What a person may mean who has begun to type."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from hub.languages.choices import FALLBACK_ORDER
from hub.pages.memo import remembered
from hub.search.access import tokens_of
from hub.search.engines import engines
from hub.search.engines.base import EngineAwayError, Limits
from hub.search.models import Document, Synonym
from hub.search.queries.asked import often_found
from hub.search.queries.hidden import hidden_now
from hub.search.queries.show import addresses
from hub.search.relevance.analysis import tokens
from hub.search.results import Suggestion
from hub.search.terms import plain
from hub.text.clean import without_controls

if TYPE_CHECKING:
    from hub.search.access import AnyUser

log = logging.getLogger(__name__)
SHORTEST, LONGEST = 2, 80
MOST, MOST_TERMS, MOST_ASKED = 8, 2, 2
LOOKED_AT = 40


def suggest(text: str, language: str, user: AnyUser) -> list[Suggestion]:
    """At most eight suggestions for what is typed: the editors' terms, what others found, then titles.

    Titles in the reader's language stand first.
    """
    written = without_controls(text[:LONGEST])
    words = [plain(written[token.start : token.end]) for token in tokens(written, language)]
    if sum(len(word) for word in words) < SHORTEST:
        return []
    found = _terms(words, language)[:MOST_TERMS]
    known = {each.text.casefold() for each in found}
    asked = often_found(" ".join(written.casefold().split()), language, MOST_ASKED)
    found += [Suggestion("search", each, language) for each in asked if each not in known]
    for engine in engines():
        try:
            limits = Limits(access=tokens_of(user), hidden=hidden_now(engine.cursor()))
            pks = engine.complete(words, limits, most=LOOKED_AT)
        except EngineAwayError as error:
            log.warning("Suggestions without %s: %s", engine.name, error)
            continue
        return [*found, *_titles(pks, words, language, limits.access)][:MOST]
    return found


def _titles(pks: list[int], words: list[str], language: str, access: frozenset[str]) -> list[Suggestion]:
    order = FALLBACK_ORDER.get(language, FALLBACK_ORDER["fr"])
    rows = [
        row
        for row in Document.objects.filter(pk__in=pks, gone=False).only(
            "source", "object_id", "group", "language", "kind", "title", "access"
        )
        if not access.isdisjoint(row.access)
    ]
    # A title that begins with what was typed stands before one that only has it.
    rows.sort(key=lambda row: (order.index(row.language), not plain(row.title).startswith(words[0]), row.title))
    chosen: dict[str, Document] = {}
    for row in rows:
        chosen.setdefault(row.group, row)
    shown = list(chosen.values())[:MOST]
    where = addresses(shown, language)
    return [
        Suggestion("title", row.title, row.language, where[row.source, row.object_id], row.kind)
        for row in shown
        if (row.source, row.object_id) in where
    ]


def _terms(words: list[str], language: str) -> list[Suggestion]:
    typed = " ".join(words)
    return [
        Suggestion("term", term, language)
        for folded, term in known_terms(language)
        if folded.startswith(typed) or f" {typed}" in folded
    ]


@remembered
def known_terms(language: str) -> list[tuple[str, str]]:
    """The first expression of each of the editors' groups in a language, folded and as written."""
    firsts = (group.words()[language] for group in Synonym.objects.filter(suggested=True))
    return sorted((" ".join(plain(each) for each in words[0].split()), words[0]) for words in firsts if words)
