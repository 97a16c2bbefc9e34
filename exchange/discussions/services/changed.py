"""Telling the page cache and the search that something was said."""

from __future__ import annotations

from collections.abc import Iterable

from exchange.discussions.blocks import block_ids
from exchange.discussions.models import Thread
from exchange.discussions.rules import open_forums
from hub.pagecache import bump
from hub.search.services.note_change import note_change

SOURCE = "discussions"


def changed(*, thread: Thread, numbers: Iterable[int] | None = None, narrows: bool = False) -> None:
    """Note that the posts with these numbers changed, or the whole thread; in the transaction that is open.

    `narrows`: fewer people may read it now.
    """
    note_change(source=SOURCE, ids=block_ids(thread, numbers), narrows=narrows)
    if narrows or thread.forum_id in open_forums():
        bump()
