"""From documents to an index."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from hub.search.engines.base import Engine, Entry
from hub.search.models import Document, Passage, PassageVector
from hub.search.terms import entry_of


def follow(engine: Engine, *, most: int = 100) -> int:
    """Bring the next documents that `engine` has not heard of into its index; returns how many.

    Raises EngineAwayError. What was written twice is there once: the index remembers how far it came only afterwards.
    """
    cursor = engine.cursor()
    rows = list(Document.objects.filter(seq__gt=cursor).order_by("seq")[:most])
    if not rows:
        return 0
    gone = [row.pk for row in rows if row.gone]
    engine.apply(entries_of([row for row in rows if not row.gone]), gone, cursor=rows[-1].seq)
    return len(rows)


def entries_of(documents: Sequence[Document]) -> list[Entry]:
    """The entries of these documents: two queries, however many there are."""
    passages: dict[int, list[Passage]] = defaultdict(list)
    for passage in Passage.objects.filter(document__in=documents).order_by("document_id", "place"):
        passages[passage.document_id].append(passage)
    digests = {held.digest for document in documents if document.embedded for held in passages[document.pk]}
    vectors = {
        name: np.frombuffer(bytes(data), dtype=np.float16).astype(np.float32)
        for name, data in PassageVector.objects.filter(digest__in=digests).values_list("digest", "data")
    }
    return [
        entry_of(document, passages[document.pk], raw_vectors(document, passages[document.pk], vectors))
        for document in documents
    ]


def raw_vectors(
    document: Document, passages: Sequence[Passage], vectors: Mapping[str, NDArray[np.float32]]
) -> NDArray[np.float32] | None:
    """The vectors of a document's passages, one a row; None where they are not all there."""
    if not document.embedded or not all(passage.digest in vectors for passage in passages):
        return None
    return np.stack([vectors[passage.digest] for passage in passages]) if passages else None
