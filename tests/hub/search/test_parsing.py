"""What is typed, taken apart."""

from __future__ import annotations

import pytest

from hub.search.parsing import parse
from hub.search.relevance.guess import guess_language


@pytest.mark.parametrize(
    ("text", "words", "phrases", "without", "filters"),
    [
        ("trouver des mentors", ["trouver", "des", "mentors"], [], [], {}),
        ('"exacte suite" reste', ["reste"], ["exacte suite"], [], {}),
        ("«exacte suite» „ganz genau“", [], ["exacte suite", "ganz genau"], [], {}),
        ("tandem -bénévole", ["tandem"], [], ["bénévole"], {}),
        ("porte-parole", ["porte-parole"], [], [], {}),
        ("Kanton:BE Thema:quality frage", ["frage"], [], [], {"canton": ["BE"], "theme": ["quality"]}),
        ('canton:"Appenzell Rhodes-Extérieures"', [], [], [], {"canton": ["Appenzell Rhodes-Extérieures"]}),
        ("note: important", ["note:", "important"], [], [], {}),
        ('"jamais fermée', ["jamais", "fermée"], [], [], {}),
    ],
)
def test_operators_are_understood_and_nothing_else_is_one(
    text: str, words: list[str], phrases: list[str], without: list[str], filters: dict[str, list[str]]
) -> None:
    parsed = parse(text)
    assert (parsed.words, parsed.phrases, parsed.without, parsed.filters) == (words, phrases, without, filters)


@pytest.mark.parametrize(
    ("text", "prior", "language"),
    [
        ("Wie finden wir Mentoren?", "fr", "de"),
        ("comment trouver des mentores", "de", "fr"),
        ("come si finisce un tandem", "fr", "it"),
        ("how to end a tandem", "fr", "en"),
        ("tandem", "it", "it"),
        ("", "de", "de"),
    ],
)
def test_a_question_says_its_language(text: str, prior: str, language: str) -> None:
    assert guess_language(text, prior) == language
