"""A number that all processes share and that grows with every change; what was stored under an older one is old."""

from __future__ import annotations

import fcntl
import mmap
import os
import struct
import threading
import time
from pathlib import Path
from typing import Protocol

# Native layout: read and written in one piece, so that no reader sees half a number.
_NUMBER = struct.Struct("@Q")


class Generation(Protocol):
    """Where the page cache reads how old its pages may be."""

    def current(self) -> int | None:
        """Return the number in force, or None while it cannot be known: then nothing may come from the cache."""

    def advance(self) -> None:
        """Make all that is stored old."""

    def close(self) -> None:
        """Give back files, connections and threads."""


class Counter:
    """A number inside one process: tests, and the base of what listens to a database."""

    def __init__(self) -> None:
        self._number = 1

    def current(self) -> int | None:
        return self._number

    def advance(self) -> None:
        self._number += 1

    def close(self) -> None:
        pass


class Unknown(Counter):
    """The number that is never known: the cache is off."""

    def current(self) -> int | None:
        return None


class SharedFile:
    """Eight bytes of shared memory behind a file: every process of one host sees a new number at once."""

    def __init__(self, path: str | Path) -> None:
        Path(path).parent.mkdir(parents=True, exist_ok=True)
        self._lock = threading.Lock()
        self._descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        fcntl.flock(self._descriptor, fcntl.LOCK_EX)
        try:
            if os.fstat(self._descriptor).st_size < _NUMBER.size:
                # A file made anew must not repeat the numbers of the one before it.
                os.pwrite(self._descriptor, _NUMBER.pack(time.time_ns()), 0)
        finally:
            fcntl.flock(self._descriptor, fcntl.LOCK_UN)
        self._memory = mmap.mmap(self._descriptor, _NUMBER.size)

    def current(self) -> int | None:
        number: int = _NUMBER.unpack_from(self._memory)[0]
        return number

    def advance(self) -> None:
        # flock keeps out other processes, the lock other threads of this one.
        with self._lock:
            fcntl.flock(self._descriptor, fcntl.LOCK_EX)
            try:
                _NUMBER.pack_into(self._memory, 0, _NUMBER.unpack_from(self._memory)[0] + 1)
            finally:
                fcntl.flock(self._descriptor, fcntl.LOCK_UN)

    def close(self) -> None:
        self._memory.close()
        os.close(self._descriptor)
