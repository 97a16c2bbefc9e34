"""Vectors of a collection's passages, each embedded once and kept for the next evaluation."""

from __future__ import annotations

import multiprocessing
import sqlite3
from collections.abc import Callable, Iterable, Mapping
from contextlib import ExitStack, closing
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from hub.search import meaning
from hub.search.evaluation.collection import Progress
from hub.search.models import Passage

Vectors = Mapping[str, NDArray[np.float32]]
"""The model's unit vector of each passage, by the passage's digest."""
KEPT_AFTER = 50


def embedded(
    passages: Iterable[Passage], *, store: Path, processes: int, progress: Progress
) -> dict[str, NDArray[np.float32]]:
    """The vectors of these passages, from `store` (a file) or the model. Raises NoMeaningError.

    What is embedded is stored at once, so that a run that is broken off goes on where it stopped.
    """
    texts = {held.digest: meaning.passage_text(held.document.title, held.heading, held.text) for held in passages}
    store.parent.mkdir(parents=True, exist_ok=True)
    with closing(sqlite3.connect(store, timeout=30)) as file:
        file.execute("CREATE TABLE IF NOT EXISTS vector (digest TEXT PRIMARY KEY, data BLOB NOT NULL) WITHOUT ROWID")
        held = {name: _read(data) for name, data in file.execute("SELECT digest, data FROM vector") if name in texts}
        missing = [name for name in texts if name not in held]
        if not missing:
            return held
        if trouble := meaning.trouble():
            raise meaning.NoMeaningError(trouble)
        with ExitStack() as stack:
            over: Callable[..., Iterable[NDArray[np.float32]]] = map
            if processes > 1:
                # Each process has a model of its own: threads of one model gain nothing on short texts.
                over = stack.enter_context(multiprocessing.get_context("spawn").Pool(min(processes, len(missing)))).imap
            made = over(meaning.of_passage, (texts[name] for name in missing))
            for done, (name, vector) in enumerate(zip(missing, made, strict=True), 1):
                data = vector.astype(np.float16).tobytes()
                file.execute("INSERT OR IGNORE INTO vector VALUES (?, ?)", (name, data))
                held[name] = _read(data)
                if done % KEPT_AFTER == 0 or done == len(missing):
                    file.commit()
                progress("embedding", done, len(missing))
    return held


def _read(data: bytes) -> NDArray[np.float32]:
    return np.frombuffer(data, dtype=np.float16).astype(np.float32)
