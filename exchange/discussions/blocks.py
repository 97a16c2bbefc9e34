"""Threads in the search, in blocks of posts: what a new post costs does not grow with its thread."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from exchange.discussions.models import Thread

SIZE = 50
MOST = 10_000


def block_ids(thread: Thread, numbers: Iterable[int] | None = None) -> list[int]:
    """The search's keys for the blocks with these posts, or for all blocks of the thread."""
    wanted = range(1, thread.last_number + 1, SIZE) if numbers is None else numbers
    return sorted({block_id(thread.pk, number) for number in wanted})


def block_id(thread: int, number: int) -> int:
    """The key of the block that holds a post."""
    return thread * MOST + min((number - 1) // SIZE, MOST - 1)


def thread_of(block: int) -> tuple[int, int, int]:
    """Of a block's key: the thread's key, and the first and last number in it."""
    thread, place = divmod(block, MOST)
    return thread, place * SIZE + 1, (place + 1) * SIZE
