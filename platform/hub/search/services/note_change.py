"""Telling the search of a change."""

from __future__ import annotations

from collections.abc import Iterable

from hub.search.models import Change


def note_change(*, source: str, ids: Iterable[int], narrows: bool = False) -> None:
    """Write down that these objects of `source` changed, in the transaction that is open.

    `narrows`: fewer people may read them now (withdrawn, closed, moved into a circle, deleted). From this transaction
    on no search shows them until the index holds their new state.
    """
    Change.objects.bulk_create(Change(source=source, object_id=pk, narrows=narrows) for pk in ids)
