"""The vectors of all passages, in two files that every process maps: nothing is loaded, nothing is copied.

A slot is one passage: a row of `vectors.bin` (384 × int8) and a record of `slots.bin` that says whose it is. A free
slot belongs to entry 0. Whoever reads while a slot is written sees at worst one wrong score; the database decides what
is shown. Comparing a vector with 100,000 others takes 3 ms, so there is no approximate index to keep.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable
from pathlib import Path

import numpy as np
import simsimd
from numpy.typing import NDArray

from hub.search.relevance.space import UNIT, WIDTH, quantised

SLOT = np.dtype([("pk", "<i8"), ("place", "<i4"), ("language", "u1"), ("open", "u1"), ("spare", "<u2")])
GROWTH = 4096


class VectorFile:
    """The vectors in a folder; one process writes, any number read."""

    def __init__(self, folder: Path) -> None:
        self._slots_path = folder / "slots.bin"
        self._vectors_path = folder / "vectors.bin"
        self._octets = -1
        self._slots: NDArray[np.void] = np.zeros(0, SLOT)
        self._vectors: NDArray[np.int8] = np.zeros((0, WIDTH), np.int8)
        self._free: list[int] | None = None
        self._held: dict[int, list[int]] = {}

    def read(self) -> tuple[NDArray[np.void], NDArray[np.int8]]:
        """Slots and vectors as they are now: views, not copies."""
        octets = self._slots_path.stat().st_size if self._slots_path.exists() else 0
        if octets != self._octets:
            self._map(octets, "r")
        return self._slots, self._vectors

    def put(self, pk: int, vectors: NDArray[np.int8], *, language: int, is_open: bool) -> None:
        """Let these be the vectors of entry `pk`, one a passage."""
        self.forget([pk])
        # A vector of zeros points nowhere and is near to nothing.
        pointing = np.flatnonzero(vectors.any(axis=1))
        places = self._take(len(pointing))
        self._vectors[places] = vectors[pointing]
        record = np.zeros(len(places), SLOT)
        record["pk"], record["place"] = pk, pointing
        record["language"], record["open"] = language, is_open
        # After the vectors: a slot that is seen has its vector.
        self._slots[places] = record
        self._held[pk] = places

    def forget(self, pks: Iterable[int]) -> None:
        """Free the slots of these entries."""
        self._begin_writing()
        assert self._free is not None
        for pk in pks:
            places = self._held.pop(pk, [])
            if places:
                self._slots[places] = np.zeros(1, SLOT)
                self._free.extend(places)

    def flush(self) -> None:
        """Return when everything is on the disk."""
        if self._free is None:
            return
        for held in (self._vectors, self._slots):
            if isinstance(held, np.memmap):
                held.flush()

    def octets(self) -> int:
        """The size of both files."""
        return sum(path.stat().st_size for path in (self._slots_path, self._vectors_path) if path.exists())

    def _begin_writing(self) -> None:
        if self._free is not None:
            return
        octets = self._slots_path.stat().st_size if self._slots_path.exists() else 0
        self._map(octets, "r+")
        owners = self._slots["pk"]
        self._free = np.flatnonzero(owners == 0)[::-1].tolist()
        for place in np.flatnonzero(owners).tolist():
            self._held.setdefault(int(owners[place]), []).append(place)

    def _take(self, number: int) -> list[int]:
        assert self._free is not None
        if len(self._free) < number:
            before = len(self._slots)
            after = before + max(GROWTH, number, before // 8)
            for path, octets in ((self._vectors_path, after * WIDTH), (self._slots_path, after * SLOT.itemsize)):
                with path.open("ab") as file:
                    file.truncate(octets)
            self._map(after * SLOT.itemsize, "r+")
            self._free = [*range(after - 1, before - 1, -1), *self._free]
        taken = [self._free.pop() for _ in range(number)]
        return sorted(taken)

    def _map(self, octets: int, mode: str) -> None:
        number = octets // SLOT.itemsize
        self._octets = octets
        if number == 0:
            self._slots, self._vectors = np.zeros(0, SLOT), np.zeros((0, WIDTH), np.int8)
            return
        # What a crash left longer or shorter than the slots does not count.
        have = self._vectors_path.stat().st_size // WIDTH
        if have < number:
            os.truncate(self._vectors_path, number * WIDTH)
        self._slots = np.memmap(self._slots_path, SLOT, mode, shape=(number,))  # type: ignore[call-overload]
        self._vectors = np.memmap(self._vectors_path, np.int8, mode, shape=(number, WIDTH))  # type: ignore[call-overload]


class Layout:
    """Whose each slot is, as it was when this was made: looked up in arrays of its own, many times."""

    def __init__(self, slots: NDArray[np.void]) -> None:
        self.pk: NDArray[np.int64] = np.ascontiguousarray(slots["pk"])
        self.place: NDArray[np.int32] = np.ascontiguousarray(slots["place"])
        self.open: NDArray[np.bool_] = slots["open"] > 0
        taken = np.flatnonzero(self.pk)
        self.number = len(taken)
        self.closed = not self.open[taken].all()
        # In the order of the entries, so that those of some are found without looking at all.
        self._slots = taken[np.argsort(self.pk[taken], kind="stable")]
        self._owners = self.pk[self._slots]
        languages = slots["language"][taken]
        self.languages: dict[int, NDArray[np.int64]] = {
            int(code): taken[languages == code] for code in np.unique(languages)
        }

    def of(self, pks: Collection[int] | NDArray[np.int64]) -> NDArray[np.int64]:
        """The slots of these entries."""
        wanted = pks if isinstance(pks, np.ndarray) else np.fromiter(pks, np.int64, len(pks))
        first = np.searchsorted(self._owners, wanted, "left")
        many = np.searchsorted(self._owners, wanted, "right") - first
        # From "where they begin and how many they are" to every number in between.
        ends = np.cumsum(many)
        places = np.repeat(first - ends + many, many) + np.arange(int(many.sum()))
        found: NDArray[np.int64] = self._slots[places]
        return found

    def mask(self, pks: Collection[int] | NDArray[np.int64]) -> NDArray[np.bool_]:
        """For each slot, whether it is of one of these entries."""
        found = np.zeros(len(self.pk), np.bool_)
        found[self.of(pks)] = True
        return found


def cosines(vector: NDArray[np.float32], vectors: NDArray[np.int8]) -> NDArray[np.float64]:
    """The cosine of `vector` with each row of `vectors`."""
    if not len(vectors):
        return np.zeros(0)
    unit = vector / max(float(np.linalg.norm(vector)), 1e-9)
    # All are unit vectors in eight bits: their product, three times as fast as their cosine, is that to 0.003.
    product = np.asarray(simsimd.cdist(quantised(unit)[None, :], np.asarray(vectors), "dot"))[0]
    cosine: NDArray[np.float64] = product / UNIT**2
    return cosine


def best_of_each(
    scores: NDArray[np.float64], pks: NDArray[np.int64], places: NDArray[np.int32], *, most: int
) -> list[tuple[int, float, int]]:
    """The `most` entries with the best passage: number, score and place of that passage, best first."""
    wide = most * 2
    while True:
        top = np.argpartition(scores, -wide)[-wide:] if wide < len(scores) else np.arange(len(scores))
        top = top[np.argsort(-scores[top], kind="stable")]
        _owners, first = np.unique(pks[top], return_index=True)
        # One entry with many passages may fill the top: look further down.
        if len(first) >= most or wide >= len(scores):
            break
        wide *= 4
    best = top[np.sort(first)[:most]]
    return list(zip(pks[best].tolist(), scores[best].tolist(), places[best].tolist(), strict=True))
