"""What was typed, as a question to the engines: in the forms of every language, with the editors' synonyms."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from hub.languages.choices import Language
from hub.pages.memo import remembered
from hub.search.engines.base import Question, Wanted
from hub.search.models import Synonym
from hub.search.parsing import Parsed
from hub.search.relevance.analysis import tokens
from hub.search.relevance.dictionary import translations
from hub.search.terms import plain, term

ELSEWHERE = 0.5
"""What a word counts for in another language: names and abbreviations mean the same there, much else does not."""
SYNONYM = 0.7
TRANSLATED = 0.7
"""What a word counts for that the dictionary gives for it in another language: it may mean something else."""
NEAR_FROM = 5
"""Letters from which one may be wrong; two from NEAR_TWO."""
NEAR_TWO = 9

Expression = tuple[str, tuple[str, ...]]
Synonyms = dict[tuple[str, str], list[tuple[tuple[str, ...], list[Expression]]]]


@dataclass(frozen=True, slots=True)
class Asking:
    """`strict` decides what counts as found by its words, `loose` what is worth ranking; `marks` are the stems of each
    language that are shown as found; `language` is the one it is written in."""

    language: str
    strict: Question
    loose: Question
    words: int
    marks: dict[str, frozenset[str]] = field(default_factory=dict)


def least_of(words: int) -> int:
    """How many of so many words a document must have: all of two, then most of them."""
    return words if words <= 2 else -(-words * 2 // 3)


def asking(parsed: Parsed, language: str, *, groups: Synonyms | None = None) -> Asking:
    """The question in every language; `language` is the one it is written in. `groups` replace the editors' own."""
    groups = synonyms() if groups is None else groups
    marks: dict[str, set[str]] = defaultdict(set)
    sentence = " ".join(parsed.words)
    own = [token for token in tokens(sentence, language) if not token.stop] or tokens(sentence, language)
    expressions = _found_expressions([token.stem for token in own], language, groups)
    wanted = []
    for token in own:
        written = sentence[token.start : token.end]
        terms = {term(language, token.stem): 1.0}
        marks[language].add(token.stem)
        for code in Language.values:
            if code == language:
                continue
            for form in tokens(written, code):
                terms.setdefault(term(code, form.stem), ELSEWHERE)
                marks[code].add(form.stem)
        for part in token.parts:
            terms.setdefault(term(language, part), ELSEWHERE)
            marks[language].add(part)
        for code, other in meanings(token.stem, token.parts, language):
            terms[term(code, other)] = max(terms.get(term(code, other), 0.0), TRANSLATED)
            marks[code].add(other)
        phrases: list[tuple[tuple[str, ...], float]] = []
        for code, stems in expressions.get(token.stem, ()):
            marks[code].update(stems)
            if len(stems) == 1:
                terms[term(code, stems[0])] = max(terms.get(term(code, stems[0]), 0.0), SYNONYM)
            else:
                phrases.append((tuple(term(code, stem) for stem in stems), SYNONYM))
        near = plain(written)
        distance = 0 if len(near) < NEAR_FROM or not near.isalpha() else 1 if len(near) < NEAR_TWO else 2
        wanted.append(Wanted(tuple(terms.items()), tuple(phrases), near if distance else "", distance))
    required = [_phrase(text, marks) for text in parsed.phrases]
    excluded = [_phrase(text, None) for text in parsed.without]
    number = len(wanted)
    question = Question(
        tuple(wanted), tuple(each for each in required if each), tuple(each for each in excluded if each)
    )
    return Asking(
        language=language,
        strict=Question(question.wanted, question.required, question.excluded, max(1, least_of(number))),
        loose=question,
        words=number + len(required),
        marks={code: frozenset(stems) for code, stems in marks.items()},
    )


def meanings(stem: str, parts: Iterable[str], language: str) -> list[tuple[str, str]]:
    """What the dictionary gives for a word, or for the members of a compound that it does not hold."""
    found = translations(stem, language)
    return found or [other for part in parts for other in translations(part, language)]


def _phrase(text: str, marks: dict[str, set[str]] | None) -> Wanted | None:
    """These words in this order, in any language's forms."""
    phrases = []
    for code in Language.values:
        stems = [token.stem for token in tokens(text, code)]
        if stems:
            phrases.append((tuple(term(code, stem) for stem in stems), 1.0))
            if marks is not None:
                marks[code].update(stems)
    if not phrases:
        return None
    if all(len(words) == 1 for words, _weight in phrases):
        return Wanted(terms=tuple((words[0], weight) for words, weight in phrases))
    return Wanted(phrases=tuple(phrases))


def _found_expressions(stems: list[str], language: str, groups: Synonyms) -> dict[str, list[Expression]]:
    """For the first word of each expression that the question holds: what else means the same."""
    found: dict[str, list[Expression]] = {}
    for place, stem in enumerate(stems):
        for words, others in groups.get((language, stem), ()):
            if tuple(stems[place : place + len(words)]) == words:
                found.setdefault(stem, []).extend(others)
    return found


@remembered
def synonyms() -> Synonyms:
    """The editors' groups by language and first stem: the stems of an expression, and all that means the same."""
    table: Synonyms = defaultdict(list)
    for group in Synonym.objects.all():
        every: list[Expression] = []
        for code, lines in group.words().items():
            for line in lines:
                stems = tuple(_stems(line, code))
                if stems:
                    every.append((code, stems))
        for code, stems in every:
            table[code, stems[0]].append((stems, [other for other in every if other != (code, stems)]))
    return dict(table)


def _stems(text: str, language: str) -> Iterable[str]:
    every = tokens(text, language)
    return [token.stem for token in every if not token.stop] or [token.stem for token in every]
