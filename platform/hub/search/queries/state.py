"""How the search is: from the database alone, so that it can be asked while an engine is away."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Min
from django.utils import timezone

from hub.search.engines import engines
from hub.search.models import Change, Document, IndexState
from hub.search.services.report import CONTENT, MEANING


@dataclass(frozen=True, slots=True)
class SearchState:
    """`waiting` changes, the oldest for `lag` seconds; `documents` there are, `unembedded` of them without vectors.

    `engines` stand in the order in which they are asked; one that the indexer has not spoken of is empty.
    """

    waiting: int
    lag: float
    documents: int
    unembedded: int
    engines: list[IndexState]
    behind: dict[str, int]
    meaning: IndexState
    content: IndexState


def search_state() -> SearchState:
    """How the search is now: five small queries."""
    oldest: datetime | None = Change.objects.aggregate(oldest=Min("noted_at"))["oldest"]
    held = IndexState.objects.in_bulk()
    names = [engine.name for engine in engines()]
    here = Document.objects.filter(gone=False)
    states = [held.get(name) or IndexState(name=name) for name in names]
    return SearchState(
        waiting=Change.objects.count(),
        lag=max(0.0, (timezone.now() - oldest).total_seconds()) if oldest else 0.0,
        documents=here.count(),
        unembedded=here.filter(embedded=False).count(),
        engines=states,
        behind={state.name: Document.objects.filter(seq__gt=state.cursor).count() for state in states},
        meaning=held.get(MEANING) or IndexState(name=MEANING),
        content=held.get(CONTENT) or IndexState(name=CONTENT),
    )


def failing_seconds(state: IndexState) -> float:
    """For how long something has not worked; 0 where it works."""
    return (timezone.now() - state.failing_since).total_seconds() if state.failing_since else 0.0
