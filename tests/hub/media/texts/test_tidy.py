"""What is left of the words of a file."""

from __future__ import annotations

import pytest

from hub.media.texts.tidy import clean, unbreak


@pytest.mark.parametrize(
    ("raw", "cleaned"),
    [
        ("\ufb01nanze e\ufb03cacia, \ufb02usso", "finanze efficacia, flusso"),
        ("Cafe\u0301", "Café"),
        ("12 m² – ½ – …", "12 m² – ½ – …"),
        ("A\x00B\x07C", "ABC"),
        ("halb\ud83d und \udfffganz", "halb und ganz"),
        ("un\u200bsicht\ufeffbar\u202e", "unsichtbar"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("\uf0b7 Punkt", "Punkt"),
        ("a\u00a0b\u202fc\t d", "a b c d"),
        ("eins\r\nzwei\x0cdrei\n\n\n\nvier", "eins\nzwei\ndrei\n\nvier"),
        ("Sil\u00adben", "Silben"),
        ("ﬀ ﷺ Ｈ １"[:1], "ff"),
        ("\uff28\uff11", "H1"),
    ],
)
def test_clean(raw: str, cleaned: str) -> None:
    assert clean(raw) == cleaned


FULL = "Diese Zeile ist so lang, dass sie bis zum Rand des Blattes reicht"


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        (["Das Gespräch zu dritt braucht Zeit und Ver-", "trauen."], "Vertrauen"),
        (["Das Gespräch zu dritt braucht Ver\u00ad", "trauen."], "Vertrauen"),
        (["Nous nous verrons la semaine prochaine, peut-", "être."], "peut-être"),
        (["Et que répondez-vous à cela, madame, demanda-t-", "il."], "demanda-t-il"),
        (["Senden Sie uns vor dem ersten Treffen eine E-", "Mail."], "E-Mail"),
        (["Socio-economico: è un contesto socio-", "economico."], "contesto socio-economico"),
        (["Sozialhilfe für alle: die Sozial-", "hilfe."], "die Sozialhilfe"),
        (["Vor- und Nachteile, dann Vor-", "und Nachteile"], "Vor"),
    ],
)
def test_words_divided_at_the_end_of_a_line_are_whole(lines: list[str], words: str) -> None:
    assert words in unbreak(clean("\n".join(lines)), set())


def test_words_of_the_pages_before_tell_how_one_is_written() -> None:
    known: set[str] = set()
    unbreak("porte-monnaie", known)
    assert "porte-monnaie" in unbreak("Prenez votre porte-\nmonnaie avec vous", known)


def test_full_lines_go_on_and_short_ones_end_a_paragraph() -> None:
    text = unbreak(f"Titel\n{FULL}\nund hier endet.\n{FULL}\n– Punkt eins\n– Punkt zwei\n12", set())
    assert text.split("\n\n") == ["Titel", f"{FULL} und hier endet.", FULL, "– Punkt eins", "– Punkt zwei"]
