"""One space of meaning for four languages.

The model puts a text's language into its vector as well as its meaning. Subtracting the mean of each language's vectors
and bringing them back to length 1 takes the language out, so that a text in another language is not buried (see
docs/decisions/0017-ranking.md). The means come from the platform's own texts: `tools/learn_means.py`.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from hub.languages.choices import Language

VERSION = "2"
"""Goes up with the data: vectors of two versions cannot be compared."""
WIDTH = 384
UNIT = 127
"""What stands for 1 in eight bits."""

_DATA = Path(__file__).parent / "data" / "means.npy"


@cache
def _means() -> dict[tuple[str, bool], NDArray[np.float32]]:
    """The mean of the passages (False) and questions (True) of each language."""
    held = np.load(_DATA, allow_pickle=False).astype(np.float32)
    return {
        (code, query): held[place, int(query)] for place, code in enumerate(Language.values) for query in (False, True)
    }


@cache
def _mean_of_all(query: bool) -> NDArray[np.float32]:
    mean: NDArray[np.float32] = np.mean([_means()[code, query] for code in Language.values], axis=0, dtype=np.float32)
    return mean


def place(vectors: NDArray[np.float32], language: str, *, query: bool) -> NDArray[np.float32]:
    """Unit vectors of the model (n × 384, or one), moved to where their language does not count; unit vectors again.

    A language without a mean of its own gets that of all.
    """
    moved = vectors - _means().get((language, query), _mean_of_all(query))
    length = np.linalg.norm(moved, axis=-1, keepdims=True)
    placed: NDArray[np.float32] = (moved / np.maximum(length, 1e-9)).astype(np.float32)
    return placed


def quantised(vectors: NDArray[np.float32]) -> NDArray[np.int8]:
    """Unit vectors as int8. It moves a cosine by less than 0.002."""
    octets: NDArray[np.int8] = np.clip(np.rint(vectors * UNIT), -UNIT, UNIT).astype(np.int8)
    return octets
