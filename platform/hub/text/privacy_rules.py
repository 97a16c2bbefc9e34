"""Reads what may identify a person: the rules that the server and the browser share."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings

STEM = 4


@dataclass(frozen=True)
class Rule:
    """One thing to notice: at a word (`after` goes on from it) or wherever `find` matches.

    `before` must, `unless_before` must not end where it starts. `cut`: only the first group is the finding.
    `needs`: it counts only in a sentence about one person.
    """

    kind: str
    after: re.Pattern[str] | None
    find: re.Pattern[str] | None
    before: re.Pattern[str] | None
    unless_before: re.Pattern[str] | None
    not_words: frozenset[str]
    take_before: bool
    cut: bool
    needs: bool


@dataclass(frozen=True)
class Rules:
    """Everything from the file, ready to use; words in small letters."""

    word: re.Pattern[str]
    sentence_end: re.Pattern[str]
    no_end: re.Pattern[str]
    letter: re.Pattern[str]
    at_words: dict[str, list[Rule]]
    at_stems: dict[str, list[tuple[str, Rule]]]
    anywhere: list[Rule]
    sure_names: frozenset[str]
    names: frozenset[str]
    family: re.Pattern[str]
    initial: re.Pattern[str]
    age: re.Pattern[str]
    not_after: frozenset[str]
    not_family: frozenset[str]


def _words(value: str | list[str]) -> frozenset[str]:
    return frozenset((value if isinstance(value, str) else " ".join(value)).lower().split())


def load(path: Path) -> Rules:
    """Compile the rules in the JSON file `path`.

    Raises re.error or KeyError where the file is broken.
    """
    raw = json.loads(path.read_text(encoding="utf-8"))
    parts: dict[str, str] = raw["parts"]

    def expand(pattern: str) -> str:
        return re.sub("<([A-Z]+)>", lambda found: expand(parts[found[1]]), pattern)

    def pattern(source: str | None, flags: str = "") -> re.Pattern[str] | None:
        return re.compile(expand(source), re.IGNORECASE if "i" in flags else 0) if source else None

    def needed(source: str) -> re.Pattern[str]:
        return re.compile(expand(source))

    at_words: dict[str, list[Rule]] = defaultdict(list)
    at_stems: dict[str, list[tuple[str, Rule]]] = defaultdict(list)
    anywhere = []
    for given in raw["rules"]:
        rule = _rule(given, pattern)
        for word in _words(given.get("words", "")):
            at_words[word].append(rule)
        for stem in _words(given.get("stems", "")):
            at_stems[stem[:STEM]].append((stem, rule))
        if rule.find:
            anywhere.append(rule)
    names = raw["names"]
    sure = _words([line for lines in names["sure"].values() for line in lines])
    return Rules(
        word=needed(raw["word"]),
        sentence_end=needed(raw["sentence_end"]),
        no_end=needed(raw["no_end"]),
        letter=needed("[<L>0-9]"),
        at_words=dict(at_words),
        at_stems=dict(at_stems),
        anywhere=anywhere,
        sure_names=sure,
        names=sure | _words(names["common"]),
        family=needed(names["family"]),
        initial=needed(names["initial"]),
        age=needed(names["age"]),
        not_after=_words(names["not_after"]),
        not_family=_words(names["not_family"]),
    )


def _rule(given: dict[str, Any], pattern: Any) -> Rule:
    flags = given.get("flags", "")
    return Rule(
        kind=given["kind"],
        after=pattern(given.get("after"), flags),
        find=pattern(given.get("find"), flags),
        before=pattern(given.get("before"), flags),
        unless_before=pattern(given.get("unless_before"), flags),
        not_words=_words(given.get("not_words", "")),
        take_before=given.get("take_before", False),
        cut=given.get("cut", False),
        needs=given.get("needs", False),
    )


@cache
def rules() -> Rules:
    """The rules of the platform, read once."""
    return load(Path(settings.STATICFILES_DIRS[0]) / "js" / "privacy-patterns.json")
