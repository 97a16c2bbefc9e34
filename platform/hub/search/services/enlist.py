"""Noting everything there is, for a search that begins."""

from __future__ import annotations

from hub.search.services.note_change import note_change
from hub.search.sources import sources


def enlist_all() -> int:
    """Note a change for every object of every source; returns how many. What did not change is not written again."""
    number = 0
    for name, source in sources().items():
        ids = list(source.ids())
        note_change(source=name, ids=ids)
        number += len(ids)
    return number
