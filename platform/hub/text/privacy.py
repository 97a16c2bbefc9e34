"""Notices what may identify a person before a text goes to others.

It warns and never decides: the writer says whether a passage is meant. The browser runs the same rules
(`static/js/privacy-guard.js`) before anything is sent; here they run again before a text is handed in.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass
from itertools import islice

from django.utils.translation import gettext as _

from hub.text.privacy_rules import STEM, Rule, Rules, rules

KINDS = ("name", "permit", "health", "birth", "contact", "address")
MOST = 200
MOST_TRIES = 1000
LOOK_BACK = 64


@dataclass(frozen=True)
class Finding:
    """A passage that may identify somebody; `start` and `end` count in the text in its NFC form."""

    kind: str
    start: int
    end: int
    excerpt: str

    @property
    def message(self) -> str:
        """What was seen and what to do, in the reader's language."""
        return MESSAGES[self.kind]().replace("{excerpt}", self.excerpt)


MESSAGES = {
    "name": lambda: _("Un nom de personne ? «{excerpt}» : remplacez-le par un rôle ou une initiale."),
    "permit": lambda: _("Le statut d’une personne ? «{excerpt}» : dites-le en général, ou retirez-le."),
    "health": lambda: _("La santé d’une personne ? «{excerpt}» : parlez du besoin, pas du diagnostic."),
    "birth": lambda: _("Une date de naissance ? «{excerpt}» : un âge approximatif suffit."),
    "contact": lambda: _(
        "Un numéro ou une adresse de personne ? «{excerpt}» : sa place est sous «Contact», ou nulle part."
    ),
    "address": lambda: _("L’adresse de quelqu’un ? «{excerpt}» : la commune ou le quartier suffit."),
}


@dataclass
class _Seen:
    kind: str
    start: int
    end: int
    needs: bool = False
    strong: bool = False


class _Search:
    """One pass over one text."""

    def __init__(self, text: str, guard: Rules) -> None:
        self.text = text
        self.guard = guard
        self.seen: list[_Seen] = []
        self.tries: dict[int, int] = defaultdict(int)

    def run(self) -> list[_Seen]:
        guard, text = self.guard, self.text
        previous, previous_end, names = "", -1, 0
        for found in guard.word.finditer(text):
            word = found[0]
            low = word.lower()
            start, end = found.span()
            for rule in guard.at_words.get(low, ()):
                self.try_at(rule, start, end)
            for stem, rule in guard.at_stems.get(low[:STEM], ()):
                if low.startswith(stem):
                    self.try_at(rule, start, end)
                    break
            if word[0] != low[0] and names < MOST_TRIES and low in guard.names:
                names += 1
                follows = start - previous_end <= 2 and previous in guard.not_after
                if not follows and (word[1:] == low[1:] or len(word) > 3):
                    self.try_name(low, start, end)
            previous, previous_end = low, end
        for rule in guard.anywhere:
            assert rule.find is not None
            for hit in islice(rule.find.finditer(text), MOST_TRIES):
                start = hit.start()
                if start and guard.letter.match(text, start - 1) and guard.letter.match(text, start):
                    continue
                self.take(rule, start, hit.end(), hit)
        return self.seen

    def try_at(self, rule: Rule, start: int, end: int) -> None:
        """Go on from the word at `start` with what the rule wants after it."""
        if self.tries[id(rule)] >= MOST_TRIES:
            return
        self.tries[id(rule)] += 1
        hit = None
        if rule.after is not None:
            hit = rule.after.match(self.text, end)
            if hit is None:
                return
            end = hit.end()
        self.take(rule, start, end, hit)

    def take(self, rule: Rule, start: int, end: int, hit: re.Match[str] | None) -> None:
        """Keep the passage if what stands before it fits."""
        if rule.before is not None or rule.unless_before is not None:
            before = self.text[max(0, start - LOOK_BACK) : start]
            if rule.unless_before is not None and rule.unless_before.search(before):
                return
            if rule.before is not None:
                lead = rule.before.search(before)
                if lead is None:
                    return
                if rule.take_before:
                    start -= len(before) - lead.start()
        if hit is not None and rule.not_words and hit[1].lower() in rule.not_words:
            return
        if rule.cut and hit is not None:
            start, end = hit.span(1)
        while start < end and self.text[start] in " ,(":
            start += 1
        self.seen.append(_Seen(rule.kind, start, end, needs=rule.needs))

    def try_name(self, low: str, start: int, end: int) -> None:
        """A given name: with a family name, an initial or an age it is somebody; an uncommon word is so alone."""
        guard, text = self.guard, self.text
        whole = end
        for _again in range(3):
            family = guard.family.match(text, whole)
            if family is None or family[1].lower() in guard.not_family:
                break
            whole = family.end()
        age = guard.age.match(text, whole)
        if age is not None:
            self.seen.append(_Seen("name", start, age.end(), strong=True))
            return
        if whole == end:
            initial = guard.initial.match(text, end)
            whole = initial.end() if initial else end
        if whole > end or low in guard.sure_names:
            self.seen.append(_Seen("name", start, whole))


def _sentence_starts(text: str, guard: Rules) -> list[int]:
    starts = [0]
    for found in guard.sentence_end.finditer(text):
        start = found.start()
        if text[start] != "." or not guard.no_end.search(text[max(0, start - 6) : start]):
            starts.append(found.end())
    return starts


def _of_persons(seen: list[_Seen], starts: list[int]) -> list[_Seen]:
    """Leave out what counts only in a sentence about one person and stands in none."""
    signs: dict[int, set[str]] = defaultdict(set)
    for passage in seen:
        if not passage.needs:
            signs[bisect_right(starts, passage.start)].add(passage.kind)
    kept = []
    for passage in seen:
        if passage.kind not in KINDS:
            continue
        if passage.needs:
            here = signs[bisect_right(starts, passage.start)]
            if not (here & {"age", "person", "name"} or ("someone" in here and "general" not in here)):
                continue
        kept.append(passage)
    return kept


def find_private(text: str, *, expect_contact: bool = False) -> list[Finding]:
    """The passages of `text` that may identify somebody, in order, none overlapping another.

    `expect_contact`: the text is meant to say whom to ask, so names, addresses and numbers belong there.
    """
    if not text:
        return []
    text = unicodedata.normalize("NFC", text)
    guard = rules()
    seen = _of_persons(_Search(text, guard).run(), _sentence_starts(text, guard))
    if expect_contact:
        seen = [passage for passage in seen if passage.strong or passage.kind not in ("name", "contact", "address")]
    seen.sort(key=lambda passage: (passage.start, -passage.end))
    findings: list[Finding] = []
    for passage in seen:
        if findings and passage.start < findings[-1].end:
            continue
        findings.append(Finding(passage.kind, passage.start, passage.end, text[passage.start : passage.end]))
        if len(findings) == MOST:
            break
    return findings
