"""Every address there is, so that no door is forgotten when one is added."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver

# What stands in an address where the pattern wants something.
SAMPLES = {"int": ["1"], "str": ["x"], "slug": ["x"], "path": ["x"], "uuid": ["00000000-0000-0000-0000-000000000000"]}
_PLACE = re.compile(r"<(?:(\w+):)?(\w+)>")


def patterns(under: str = "", without: Sequence[str] = ()) -> list[str]:
    """The routes of all patterns, those under the top-level route `under`, or all but those under `without`."""
    found = []
    for entry in get_resolver().url_patterns:
        route = str(entry.pattern)
        if (under and route != under) or route in without:
            continue
        found += [route + tail for tail in _walk(entry.url_patterns)] if isinstance(entry, URLResolver) else [route]
    return sorted({f"/{route}" for route in found})


def _walk(entries: Sequence[Any], prefix: str = "") -> Iterator[str]:
    for entry in entries:
        if isinstance(entry, URLResolver):
            yield from _walk(entry.url_patterns, prefix + str(entry.pattern))
        elif isinstance(entry, URLPattern):
            yield prefix + str(entry.pattern)


def addresses(routes: Sequence[str], samples: Mapping[str, Sequence[str]] | None = None) -> list[str]:
    """Each route with every combination of what may stand in its places; by the place's name, or else by its type."""
    known = {**SAMPLES, **(samples or {})}
    found = set()
    for route in routes:
        places = [known.get(name, known[kind or "str"]) for kind, name in _PLACE.findall(route)]
        for values in itertools.product(*places):
            filled = iter(values)
            plain = _PLACE.sub(lambda _match, filled=filled: next(filled), route)
            plain = re.sub(r"\((?:\?P<\w+>)?[^)]*\)", "1", plain)
            found.add(re.sub(r"[\^$]|\.\*|\\[Zd]\+?", "", plain))
    return sorted(found)
