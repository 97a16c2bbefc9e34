"""Entries as the node takes them in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from hub.search.engines.base import NOTHING, Entry
from hub.search.engines.elastic.mapping import vector_field

CHUNK = 500
CHUNK_OCTETS = 8 * 1024 * 1024


def actions(entries: Sequence[Entry], gone: Sequence[int]) -> Iterator[dict[str, Any]]:
    """What to do with each, for a bulk request."""
    for pk in gone:
        yield {"_op_type": "delete", "_id": str(pk)}
    for entry in entries:
        yield {"_op_type": "index", "_id": str(entry.pk), **_fields(entry)}


def _fields(entry: Entry) -> dict[str, Any]:
    return {
        "pk": entry.pk,
        "stamp": entry.stamp,
        "language": entry.language,
        "group": entry.group,
        "title": _terms(entry.title),
        "body": _terms(entry.body),
        "parts": _terms(entry.parts),
        "words": " ".join(entry.words),
        "head": " ".join(entry.head),
        "access": list(entry.access),
        "facets": {name: list(values) for name, values in entry.facets.items()},
        "day": entry.day,
        "vectors": 0 if entry.vectors is None else len(entry.vectors),
        "passages": list(_passages(entry)),
    }


def _terms(terms: Sequence[str]) -> str:
    return " ".join(terms) or NOTHING


def _passages(entry: Entry) -> Iterator[dict[str, Any]]:
    if entry.vectors is None:
        return
    for place, row in enumerate(entry.vectors):
        # What points nowhere is near to nothing, and the node refuses it.
        if row.any():
            yield {"place": place, vector_field(entry.language): row.tobytes().hex()}
