"""Makes the search's dictionary of four languages from those of FreeDict.

    PYTHONPATH=platform:. python tools/build_dictionary.py FOLDER

FOLDER holds `freedict-deu-fra.dict.dz` and `.index` and the like, of all pairs in PAIRS that are to be used (Debian:
`dict-freedict-*`, unpacked with `dpkg -x`). Needs `wordfreq` for telling common words from rare ones. Writes
`platform/hub/search/relevance/data/dictionary/{fr,de,it,en}.tsv`: a stem, then what it means in each of the others.

A pair counts in both directions, more where both dictionaries have it. What two languages have no good dictionary for
is reached through a third; a meaning that several ways lead to comes first.
"""

from __future__ import annotations

import gzip
import math
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

import wordfreq

from hub.search.relevance.analysis import tokens
from hub.search.relevance.dictionary import others

OUT = Path(__file__).resolve().parents[1] / "platform/hub/search/relevance/data/dictionary"
CODES = {"fra": "fr", "deu": "de", "ita": "it", "eng": "en"}
PAIRS = (
    "deu-eng", "deu-fra", "deu-ita", "eng-deu", "eng-fra", "eng-ita", "fra-deu", "fra-eng", "fra-ita",
    "ita-deu", "ita-eng",
)  # fmt: skip
LANGUAGES = tuple(CODES.values())
FREQUENT, KNOWN = 3.0, 2.0
"""Zipf frequencies: of a word that has a line, and of one that stands in it."""
MOST, NEXT = 4, 0.25
"""So many meanings a language, none that is less likely than this share of the first."""
THROUGH = 0.5
"""What a meaning counts that was reached through a third language."""
WAYS = 5

Meanings = dict[str, dict[str, float]]
_DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
_REMARK = re.compile(r"<[^>]*>|\[[^\]]*\]|\([^)]*\)|\{[^}]*\}")
_PLACEHOLDER = re.compile(r"\b(etw|jdn|jdm|jds|jd|sb|sth|qn|qc|qlcu|qlco|qd|qu)\b\.?")
_SENSE, _NEXT_SENSE = re.compile(r"^\d+\.\s*"), re.compile(r"\s+\d+\.$")


def entries(folder: Path, pair: str) -> Iterator[tuple[str, list[str]]]:
    """Each headword of a dictionary in dictd's format, with the lines of its entry."""
    data = gzip.decompress((folder / f"freedict-{pair}.dict.dz").read_bytes())
    for line in (folder / f"freedict-{pair}.index").read_text().splitlines():
        head, start, length = line.split("\t")[:3]
        if not head.startswith("00"):
            begin = number(start)
            yield head, data[begin : begin + number(length)].decode(errors="replace").split("\n")


def number(digits: str) -> int:
    """A number as dictd writes it: in base 64."""
    value = 0
    for digit in digits:
        value = value * 64 + _DIGITS.index(digit)
    return value


def senses(lines: list[str]) -> Iterator[list[str]]:
    """The translations of each sense of an entry; remarks and definitions are left aside."""
    for place, line in enumerate(lines[1:]):
        numbered = _SENSE.match(line)
        if line.startswith("  ") or (place and not numbered):
            continue
        told = _REMARK.sub(" ", _NEXT_SENSE.sub("", _SENSE.sub("", line))).strip()
        if told:
            yield [word.strip() for word in told.split(",")]


def only_stem(text: str, language: str) -> str | None:
    """The stem of an expression that is one word, its articles and the like apart; else None."""
    bare = _PLACEHOLDER.sub(" ", _REMARK.sub(" ", text))
    stems = [token.stem for token in tokens(bare, language) if not token.stop]
    return stems[0] if len(stems) == 1 and stems[0].isascii() and stems[0].isalpha() and len(stems[0]) > 1 else None


def read(folder: Path, pair: str) -> Meanings:
    """How likely each meaning of each word is, by one dictionary: the first sense and its first word before others."""
    source, target = (CODES[code] for code in pair.split("-"))
    found: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    seen: Counter[str] = Counter()
    for head, lines in entries(folder, pair):
        stem = only_stem(head, source)
        if stem is None:
            continue
        for sense in senses(lines):
            for place, word in enumerate(sense[:6]):
                meaning = only_stem(word, target)
                if meaning is not None:
                    found[stem][meaning] += 1 / (1 + place) / math.sqrt(1 + seen[stem])
            seen[stem] += 1
    return shares(found)


def shares(meanings: Meanings) -> Meanings:
    """The same, so that the meanings of a word add up to 1."""
    made = {}
    for stem, found in meanings.items():
        total = sum(found.values())
        made[stem] = {meaning: value / total for meaning, value in found.items()}
    return made


def both_ways(there: Meanings, back: Meanings) -> Meanings:
    """What a dictionary gives, and what the one for the other direction gives read backwards."""
    made: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for stem, found in there.items():
        for meaning, value in found.items():
            made[stem][meaning] += value
    for meaning, found in back.items():
        for stem, value in found.items():
            agreed = meaning in there.get(stem, {})
            made[stem][meaning] = (made[stem][meaning] + value) * (1.5 if agreed else 1.0)
    return shares(made)


def likeliest(found: dict[str, float]) -> list[tuple[str, float]]:
    """The meanings with their likelihood, the likeliest first."""
    return sorted(found.items(), key=lambda pair: (-pair[1], pair[0]))


def with_detours(direct: dict[tuple[str, str], Meanings], source: str, target: str) -> Meanings:
    """The direct meanings, and those reached through each of the other two languages."""
    made: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for stem, found in direct[source, target].items():
        for meaning, value in found.items():
            made[stem][meaning] += value
    for middle in set(LANGUAGES) - {source, target}:
        for stem, found in direct[source, middle].items():
            for between, first in likeliest(found)[:WAYS]:
                for meaning, second in likeliest(direct[middle, target].get(between, {}))[:WAYS]:
                    made[stem][meaning] += THROUGH * first * second
    return made


def frequencies(language: str) -> dict[str, float]:
    """The Zipf frequency of each stem: that of all its words together."""
    found: dict[str, float] = defaultdict(float)
    for word in wordfreq.iter_wordlist(language):
        zipf = wordfreq.zipf_frequency(word, language)
        if zipf < KNOWN:
            break
        stem = only_stem(word, language)
        if stem:
            found[stem] += 10**zipf
    return {stem: math.log10(value) for stem, value in found.items()}


def main(folder: Path) -> None:
    """Read, join, write."""
    read_pairs = {tuple(CODES[code] for code in pair.split("-")): read(folder, pair) for pair in PAIRS}
    direct = {
        (source, target): both_ways(read_pairs.get((source, target), {}), read_pairs.get((target, source), {}))
        for source in LANGUAGES
        for target in LANGUAGES
        if source != target
    }
    common = {language: frequencies(language) for language in LANGUAGES}
    OUT.mkdir(exist_ok=True)
    for source in LANGUAGES:
        columns = []
        for target in others(source):
            column = {}
            for stem, found in with_detours(direct, source, target).items():
                known = [pair for pair in likeliest(found) if common[target].get(pair[0], 0) >= KNOWN]
                column[stem] = " ".join(word for word, value in known[:MOST] if value >= NEXT * known[0][1])
            columns.append(column)
        stems = {stem for column in columns for stem, words in column.items() if words}
        lines = [
            "\t".join((stem, *(column.get(stem, "") for column in columns)))
            for stem in sorted(stems)
            if common[source].get(stem, 0) >= FREQUENT
        ]
        (OUT / f"{source}.tsv").write_text("\n".join(lines) + "\n")
        print(source, len(lines))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
