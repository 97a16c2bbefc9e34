"""A search document as the rows that indexes are made of."""

from __future__ import annotations

from dataclasses import asdict

from hub.search.documents import SearchDocument
from hub.search.meaning import passage_digest
from hub.search.models import Document, Passage
from hub.search.passages import Piece, digest, pieces
from hub.text.clean import without_controls


def digest_of(made: SearchDocument) -> str:
    """Names what a document says: the same content has the same name."""
    return digest(repr(asdict(made)))


def fill(document: Document, made: SearchDocument) -> list[Passage]:
    """Give `document` what `made` says; returns its passages. Nothing is saved."""
    document.kind, document.group = made.kind, made.group
    document.title = without_controls(made.title)[:400]
    document.summary = without_controls(made.summary)
    document.keywords = [without_controls(word) for word in made.keywords]
    document.facets, document.access, document.date = made.all_facets(), sorted(made.access), made.date
    document.digest, document.embedded, document.gone = digest_of(made), False, False
    return [
        Passage(
            document=document,
            place=place,
            text=(text := without_controls(piece.text)),
            heading=(heading := without_controls(piece.heading)),
            anchor=piece.anchor,
            page=piece.page,
            digest=passage_digest(document.title, heading, text),
        )
        # What has a title alone is found by its meaning too.
        for place, piece in enumerate(pieces(made.sections) or [Piece(made.summary or made.title, "", "", None)])
    ]
