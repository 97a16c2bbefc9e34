"""python -m config.bench_search.ask: a process like the web's that is asked; prints JSON."""

from __future__ import annotations

import gc
import json
import random
import re
import time
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from importlib import import_module
from pathlib import Path
from typing import Any

import django
import numpy as np

django.setup()

from django.conf import settings  # noqa: E402 - models need the settings
from django.contrib.auth.models import AnonymousUser  # noqa: E402
from django.db import connections  # noqa: E402

from config.bench_search.generate import CANTONS, LANGUAGES, MESSAGES, THEMES, messages, vocabulary  # noqa: E402
from hub.search import meaning  # noqa: E402
from hub.search.access import tokens_of  # noqa: E402
from hub.search.engines import engines  # noqa: E402
from hub.search.engines.base import Limits  # noqa: E402
from hub.search.parsing import parse  # noqa: E402
from hub.search.queries.find import find  # noqa: E402
from hub.search.queries.rank import rank  # noqa: E402
from hub.search.queries.sharpen import sharpened  # noqa: E402
from hub.search.queries.suggest import suggest  # noqa: E402
from hub.search.questions import asking  # noqa: E402
from hub.search.results import Asked  # noqa: E402
from hub.search.sources import Source, register  # noqa: E402

ALONE, TOGETHER, THREADS = 100, 160, 8
COMMON, RARE = 40, 3000
"""Ranks of the words that people look for: neither the most frequent nor the rarest."""
NOBODY = AnonymousUser()


def main() -> None:
    """Ask everything, alone and with others, and print the times in milliseconds and the memory in megabytes."""
    import_module(settings.ROOT_URLCONF)
    register(
        Source(
            name="bench",
            kinds={f"bench-{number}": str(number) for number in range(4)},
            ids=lambda: (),
            documents=lambda _ids: (),
            addresses=lambda ids, language: {pk: f"/{language}/bench/{pk}/" for pk in ids},
        )
    )
    made = _questions()
    found: dict[str, Any] = {"alone": {}, "together": {}}
    for ask, questions in made.values():
        for each in questions[:10]:
            ask(each)
    for name, (ask, questions) in made.items():
        found["alone"][name] = _figures(_timed(ask, each) for each in questions[10 : 10 + ALONE])
    found["alone"]["embedding"] = _figures(_timed(_embed, f"{n} {text}") for n, text in enumerate(_texts(made)))
    with ThreadPoolExecutor(THREADS, initializer=connections.close_all) as pool:
        for name, (ask, questions) in made.items():
            rest = questions[10 + ALONE :]
            began = time.perf_counter()
            found["together"][name] = _figures(pool.map(lambda each, ask=ask: _timed(ask, each), rest))
            found["together"][name]["per_second"] = len(rest) / (time.perf_counter() - began)
    gc.collect()
    found["memory"] = _memory()
    print(json.dumps(found))


Questions = tuple[Callable[[Any], object], list[Any]]


def _questions() -> dict[str, Questions]:
    """Each kind of question, no two alike: what was embedded before is remembered."""
    chance = random.Random(7)  # noqa: S311 - the same each time is what is wanted
    said, words = messages(), {code: vocabulary(code).forms[COMMON:RARE] for code in LANGUAGES}
    number = 10 + ALONE + TOGETHER

    def some_words(code: str) -> str:
        return " ".join(chance.sample(words[code], chance.choice((1, 2, 2, 3))))

    plain, faceted, across, begun = [], [], [], []
    for place in range(number):
        code = LANGUAGES[place % len(LANGUAGES)]
        plain.append(Asked(some_words(code), code))
        facets = {"theme": (f"theme-{chance.randrange(THEMES)}",)}
        if place % 2:
            facets["canton"] = (f"C{chance.randrange(CANTONS)}",)
        faceted.append(Asked(some_words(code), code, facets=facets))
        # The documents in the three other languages have none of these words.
        across.append(Asked(f"{said[code][place % MESSAGES]} {some_words(code)}", code))
        word = chance.choice(words[code])
        begun.append((word[: chance.randrange(2, 6)], code))
    return {
        "ranking": (_rank, [Asked(f"{asked.text} {place}", asked.language) for place, asked in enumerate(plain)]),
        "plain": (lambda asked: find(asked, NOBODY), plain),
        "faceted": (lambda asked: find(asked, NOBODY), faceted),
        "cross-language": (lambda asked: find(asked, NOBODY), across),
        "suggestion": (lambda asked: suggest(*asked, NOBODY), begun),
    }


def _rank(asked: Asked) -> None:
    """What comes before facets and snippets: words and meaning, fused."""
    engine = engines()[0]
    parsed = parse(asked.text)
    limits = Limits(tokens_of(NOBODY))
    rank(engine, parsed, sharpened(engine, asking(parsed, asked.language)), asked.language, limits)


def _texts(made: dict[str, Questions]) -> list[str]:
    return [asked.text for asked in made["plain"][1][:ALONE]]


def _embed(text: str) -> None:
    meaning.of_question(text, "fr")


def _timed(ask: Callable[[Any], object], question: Any) -> float:
    began = time.perf_counter()
    ask(question)
    return (time.perf_counter() - began) * 1000


def _figures(times: Iterable[float]) -> dict[str, float]:
    held: Sequence[float] = list(times)
    return {f"p{share}": float(np.percentile(held, share)) for share in (50, 99)}


def _memory() -> dict[str, float]:
    """Of this process: all of it, and what of it is files that every process shares."""
    status = Path("/proc/self/status").read_text()
    return {
        name: int(re.search(rf"{field}:\s+(\d+)", status)[1]) / 1024  # type: ignore[index]
        for name, field in (("all", "VmRSS"), ("files", "RssFile"))
    }


if __name__ == "__main__":
    main()
