"""Documents and passages as the entries of an engine."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from hub.search.engines.base import Entry
from hub.search.relevance import space
from hub.search.relevance.analysis import fold, tokens

if TYPE_CHECKING:
    from hub.search.models import Document, Passage

EPOCH = date(1970, 1, 1)


def term(language: str, stem: str) -> str:
    """A stem with its language, as the engines hold it."""
    return f"{language}·{stem}"


def plain(word: str) -> str:
    """A word folded the same way for every language: for what is not yet written to the end, or mistyped."""
    return fold(word, "")


def entry_of(document: Document, passages: Sequence[Passage], raw: NDArray[np.float32] | None) -> Entry:
    """What an engine holds of a document; `raw` are the model's vectors of its passages, None before there are any."""
    language = document.language
    title = tokens(document.title, language)
    body = [token for text in _texts(document, passages) for token in tokens(text, language)]
    parts = [term(language, part) for token in (*title, *body) for part in token.parts]
    written = [plain(document.title[token.start : token.end]) for token in title]
    return Entry(
        pk=document.pk,
        stamp=document.stamp,
        language=language,
        group=document.group,
        title=[term(language, token.stem) for token in title],
        body=[term(language, token.stem) for token in body],
        parts=parts,
        words=sorted({*written, *(token.word for token in body if not token.stop)}),
        head=[word for word in written if word],
        access=document.access,
        facets=document.facets,
        day=(document.date - EPOCH).days if document.date else 0,
        vectors=space.quantised(space.place(raw, language, query=False)) if raw is not None else None,
    )


def _texts(document: Document, passages: Iterable[Passage]) -> Iterable[str]:
    yield document.summary
    heading = ""
    for passage in passages:
        if passage.heading != heading:
            heading = passage.heading
            yield heading
        yield passage.text
    yield from document.keywords
