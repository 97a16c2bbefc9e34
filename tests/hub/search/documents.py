"""Asking sources in tests."""

from __future__ import annotations

from collections.abc import Iterable

from hub.search.documents import SearchDocument
from hub.search.sources import sources


def documents(source: str, ids: Iterable[int] | None = None) -> list[SearchDocument]:
    """What `source` says of these objects, or of all that it has."""
    held = sources()[source]
    return list(held.documents(list(held.ids() if ids is None else ids)))


def words(document: SearchDocument) -> str:
    """Everything in `document` that somebody could find it by, or be shown."""
    sections = [f"{section.heading} {section.text}" for section in document.sections]
    return "\n".join([document.title, document.summary, *sections, *document.keywords])
