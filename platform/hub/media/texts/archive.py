"""The members of an office file, no more of them than a document needs."""

from __future__ import annotations

import io
import zipfile
from typing import IO

MOST_UNPACKED = 100 * 1024 * 1024


class TooLargeError(Exception):
    """It unpacks to more than any document."""


class Archive:
    """A ZIP archive that gives out so many bytes and then no more."""

    def __init__(self, data: bytes) -> None:
        self._zip = zipfile.ZipFile(io.BytesIO(data))
        self.names = set(self._zip.namelist())
        self._left = MOST_UNPACKED

    def open(self, name: str) -> IO[bytes]:
        """The member `name`; raises KeyError where there is none, TooLargeError."""
        with self._zip.open(name) as member:
            data = member.read(self._left + 1)
        self._left -= len(data)
        if self._left < 0:
            raise TooLargeError
        return io.BytesIO(data)
