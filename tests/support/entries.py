"""Entries for an index, by hand and at random."""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from hub.search.engines.base import Entry, Limits, Question, Wanted

WIDTH = 384
EVERYBODY = Limits(frozenset({"all"}))
LANGUAGES = ("fr", "de", "it", "en")


def entry(pk: int, title: str, body: str = "", **more: Any) -> Entry:
    """An entry in German, for everybody, whose words are its terms: `entry(1, "Haus am See", "Es steht noch.")`."""
    language = more.pop("language", "de")
    words = [word.casefold().strip(".,") for word in f"{title} {body}".split()]
    head = words[: len(title.split())]
    facets = {"kind": ["practice"], "theme": [], "canton": [], "language": [language], "year": []}
    given: dict[str, Any] = {
        "stamp": f"stamp-{pk}",
        "group": f"group-{pk}",
        "parts": (),
        "access": ("all",),
        "facets": facets | more.pop("facets", {}),
    }
    return Entry(
        pk=pk,
        language=language,
        title=[f"{language}·{word}" for word in head],
        body=[f"{language}·{word}" for word in words[len(head) :]],
        words=words,
        head=head,
        **(given | more),
    )


def word(*forms: str, near: str = "", distance: int = 0) -> Wanted:
    """A word in several forms of equal weight, in German unless they say otherwise."""
    return Wanted(tuple((form if "·" in form else f"de·{form}", 1.0) for form in forms), near=near, distance=distance)


def phrase(text: str, weight: float = 1.0) -> Wanted:
    """Words that follow each other."""
    return Wanted(phrases=((tuple(f"de·{each}" for each in text.split()), weight),))


def asking(*wanted: Wanted, **more: Any) -> Question:
    """A question for these words."""
    return Question(wanted=wanted, **more)


def direction(*parts: tuple[int, float]) -> NDArray[np.float32]:
    """A vector of length 1 with these components."""
    vector = np.zeros(WIDTH, np.float32)
    for axis, length in parts:
        vector[axis] = length
    return vector / np.linalg.norm(vector)


def as_bytes(vectors: Sequence[NDArray[np.float32]]) -> NDArray[np.int8]:
    """As an entry holds them."""
    return np.round(127 * np.stack(vectors)).astype(np.int8)


def meanings(rng: np.random.Generator, number: int, language: int) -> NDArray[np.float32]:
    """Vectors that lie as those of texts do: in clouds, in few directions, those of a language together."""
    shape = np.random.default_rng(1)
    basis, clouds = shape.normal(size=(40, WIDTH)), shape.normal(size=(60, 40))
    means = 2.5 * shape.normal(size=(len(LANGUAGES), WIDTH))
    inner = clouds[rng.integers(0, len(clouds), number)] + 0.8 * rng.normal(size=(number, 40))
    vectors = inner @ basis / 6 + means[language] + 0.4 * rng.normal(size=(number, WIDTH))
    return (vectors / np.linalg.norm(vectors, axis=1, keepdims=True)).astype(np.float32)


def generated(number: int, *, passages: int = 8, seed: int = 5) -> list[Entry]:
    """Entries in four languages, some words common and most rare, up to `passages` vectors each."""
    draw, rng = random.Random(seed), np.random.default_rng(seed)
    vocabulary = [f"wort{place}" for place in range(3000)]
    weights = [1 / (place + 3) for place in range(len(vocabulary))]
    made = []
    for pk in range(1, number + 1):
        place = pk % len(LANGUAGES)
        language = LANGUAGES[place]
        title = draw.choices(vocabulary, weights, k=draw.randint(2, 9))
        body = draw.choices(vocabulary, weights, k=draw.randint(0, 400))
        held = meanings(rng, draw.randint(1, passages), place) if passages else None
        made.append(
            entry(
                pk,
                " ".join(title),
                " ".join(body),
                language=language,
                group=f"group-{pk // 3}",
                parts=[f"de·{each[:5]}" for each in body[:20]] if language == "de" else (),
                access=("all",) if pk % 5 else ("circle:1",),
                day=pk,
                vectors=None if held is None else as_bytes(list(held)),
                facets={"theme": [f"theme{pk % 7}"], "year": [str(2015 + pk % 9)]},
            )
        )
    return made
