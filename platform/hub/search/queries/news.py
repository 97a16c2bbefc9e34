"""What a saved search finds that was not there before."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.db.models import Min, Q
from django.http import QueryDict
from django.utils import timezone

from hub.search.engines import engines
from hub.search.models import Document, SavedSearch
from hub.search.queries.find import find
from hub.search.reading import read
from hub.search.results import Answer

if TYPE_CHECKING:
    from hub.search.access import AnyUser

PATIENCE = timedelta(hours=1)
"""So long an alert waits for the vectors of a new text; where they cannot be had, it goes on with the words."""


def news(saved: SavedSearch, user: AnyUser, since: datetime) -> Answer | None:
    """What `user` may read of what came after `since` and answers the search; None where no engine answers.

    A text that is only translated is not new.
    """
    groups = (
        Document.objects.filter(gone=False)
        .values("group")
        .annotate(first=Min("found_since"))
        .filter(first__gt=since)
        .values("group")
    )
    fresh = frozenset(Document.objects.filter(gone=False, group__in=groups).values_list("pk", flat=True))
    asked = read(QueryDict(saved.query), saved.language)
    if not fresh:
        return Answer(asked=asked, total=0, pages=0, shown=[], facets={})
    answer = find(asked, user, only=fresh)
    if "index" in answer.without:
        return None
    return Answer(asked=asked, total=0, pages=0, shown=[], facets={}) if answer.nearest else answer


def known_until() -> datetime:
    """The moment up to which every engine has heard of everything: what came later is told the next time."""
    now = timezone.now()
    cursors = [engine.cursor() for engine in engines()]
    behind = Q(seq__gt=min(cursors)) if cursors else Q()
    embedding = Q(embedded=False, found_since__gt=now - PATIENCE)
    first = Document.objects.filter(behind | embedding, gone=False).aggregate(first=Min("found_since"))["first"]
    return min(now, first - timedelta(microseconds=1)) if first else now
