"""The pages in memory: the least recently read make room for the new."""

from __future__ import annotations

import time
from collections import OrderedDict

from hub.pagecache.request import Key
from hub.pagecache.response import Page


class Store:
    """Pages by key, bounded in bytes and in number. One event loop uses it, so it needs no lock."""

    def __init__(self, *, max_bytes: int, max_entries: int) -> None:
        self._pages: OrderedDict[Key, Page] = OrderedDict()
        self._max_bytes = max_bytes
        self._max_entries = max_entries
        self._generation: int | None = None
        self.bytes = 0

    def __len__(self) -> int:
        return len(self._pages)

    def get(self, key: Key, generation: int) -> Page | None:
        """Return the page stored under this generation, if it is not past its time."""
        if generation != self._generation:
            self.clear()
            self._generation = generation
            return None
        page = self._pages.get(key)
        if page is None:
            return None
        if page.expires < time.monotonic():
            self._drop(key)
            return None
        self._pages.move_to_end(key)
        return page

    def put(self, key: Key, page: Page, generation: int) -> bool:
        """Keep a page; refuse one that was made before the last change."""
        if page.generation != generation or page.size > self._max_bytes // 4:
            return False
        if generation != self._generation:
            self.clear()
            self._generation = generation
        if key in self._pages:
            self._drop(key)
        self._pages[key] = page
        self.bytes += page.size
        while self.bytes > self._max_bytes or len(self._pages) > self._max_entries:
            self._drop(next(iter(self._pages)))
        return True

    def clear(self) -> None:
        """Forget everything."""
        self._pages.clear()
        self.bytes = 0

    def _drop(self, key: Key) -> None:
        self.bytes -= self._pages.pop(key).size
