"""What no search may show although an index still holds it."""

from __future__ import annotations

from hub.search.models import Change, Document


def hidden_now(cursor: int) -> frozenset[int]:
    """The documents that fewer people may read than an index with this cursor believes: two small queries."""
    narrowed = Document.objects.filter(seq__gt=cursor, narrowed=True).values_list("pk", flat=True)
    waiting = list(Change.objects.filter(narrows=True).values_list("source", "object_id"))
    found = set(narrowed)
    by_source: dict[str, list[int]] = {}
    for source, object_id in waiting:
        by_source.setdefault(source, []).append(object_id)
    for source, ids in by_source.items():
        found.update(Document.objects.filter(source=source, object_id__in=ids).values_list("pk", flat=True))
    return frozenset(found)
