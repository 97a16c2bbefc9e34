"""Where the index lies: `<root>/<version>-<number>/`, and `<root>/current`, which names the folder that answers."""

from __future__ import annotations

import contextlib
import fcntl
import json
import os
import shutil
from pathlib import Path

from hub.search.engines.embedded.schema import VERSION


class Folders:
    """The folders under one root."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._pointer = root / "current"

    def current(self) -> Path | None:
        """The folder that answers; None where there is none of the present layout."""
        try:
            name = self._pointer.read_text().strip()
        except (FileNotFoundError, NotADirectoryError):
            return None
        folder = self.root / name
        return folder if name.startswith(f"{VERSION}-") and folder.is_dir() else None

    def mark(self) -> tuple[int, int]:
        """Changes when another folder answers."""
        try:
            state = self._pointer.stat()
        except (FileNotFoundError, NotADirectoryError):
            return (0, 0)
        return (state.st_ino, state.st_mtime_ns)

    def fresh(self) -> Path:
        """The folder of a rebuild that did not end, or else a new one."""
        known = self.current()
        begun = [path for path in self.root.glob(f"{VERSION}-*") if path != known and path.is_dir()]
        if begun:
            return max(begun, key=_number)
        number = max((_number(path) for path in self.root.glob("*-*") if path.is_dir()), default=0) + 1
        folder = self.root / f"{VERSION}-{number}"
        folder.mkdir(parents=True)
        return folder

    def begin(self) -> Path:
        """The folder that answers, made now where there is none; whoever comes first makes it."""
        self.root.mkdir(parents=True, exist_ok=True)
        with (self.root / "begin.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            known = self.current()
            if known is None:
                known = self.fresh()
                self.adopt(known)
            return known

    def adopt(self, folder: Path) -> None:
        """Let `folder` answer from now on, and throw the others away."""
        write_safely(self._pointer, folder.name)
        for other in self.root.iterdir():
            if other.is_dir() and other != folder:
                shutil.rmtree(other, ignore_errors=True)


def read_cursor(folder: Path) -> int:
    """How far the index in `folder` has come; 0 where it does not say."""
    with contextlib.suppress(OSError, ValueError, KeyError, TypeError):
        return int(json.loads((folder / "cursor").read_text())["cursor"])
    return 0


def write_cursor(folder: Path, cursor: int) -> None:
    """Remember how far the index in `folder` has come."""
    write_safely(folder / "cursor", json.dumps({"cursor": cursor}))


def clear_unfinished(words: Path) -> None:
    """Throw away the lists of deleted entries that a killed writer left behind before it committed.

    Only for who holds the writer's lock. Tantivy names such a list after the number of its operation, counts on from
    the last commit, and would stumble over it for ever: it never overwrites a file.
    """
    try:
        committed = int(json.loads((words / "meta.json").read_text())["opstamp"])
    except FileNotFoundError:
        return
    for path in words.glob("*.del"):
        number = path.name.split(".")[-2]
        if number.isdigit() and int(number) > committed:
            path.unlink(missing_ok=True)


def write_safely(path: Path, text: str) -> None:
    """Write a file that is whole or not there, also after a power cut."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f"{path.name}.new")
    with beside.open("w") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    beside.replace(path)


def _number(path: Path) -> int:
    tail = path.name.rpartition("-")[2]
    return int(tail) if tail.isdigit() else 0
