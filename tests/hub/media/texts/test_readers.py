"""What each kind of file says, and on which page."""

from __future__ import annotations

import pytest

from hub.media.texts.parts import PageText
from hub.media.texts.program import parts_of
from tests.hub.media.texts import papers
from tests.hub.media.texts.papers import shape, w_p, w_style

RENDERED = "<w:lastRenderedPageBreak/>"
BREAK = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'


def read(kind: str, data: bytes) -> list[tuple[int | None, str, str]]:
    return [(part.number, part.heading, part.text) for part in parts_of(kind, data)]


def test_pdf_by_page_under_its_outline() -> None:
    data = papers.pdf([["Erste Seite"], [""], ["Dritte Seite"], ["Vierte"]], outline={1: "Teil A", 3: "Teil B"})
    assert read("pdf", data) == [(1, "Teil A", "Erste Seite"), (3, "Teil B", "Dritte Seite"), (4, "Teil B", "Vierte")]


def test_pdf_of_too_many_pages_is_read_up_to_the_four_hundredth() -> None:
    found = read("pdf", papers.pdf([[f"Seite {number}"] for number in range(1, 406)]))
    assert (len(found), found[-1][0]) == (400, 400)


def test_docx_headings_lists_and_tables() -> None:
    styles = w_style("berschrift1", "heading 1") + w_style("Titel", "Title") + w_style("Standard", "Normal")
    row = "<w:tr><w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr>"
    table = f"<w:tbl>{row.format(w_p('Ziel'), w_p('Schritt'))}{row.format(w_p('B1'), w_p('Kurs'))}</w:tbl>"
    body = (
        w_p("Leitfaden", '<w:pStyle w:val="Titel"/>')
        + w_p("Vorab.", '<w:pStyle w:val="Standard"/>')
        + w_p("Erstes Treffen", '<w:pStyle w:val="berschrift1"/>')
        + w_p("Ort klären", "<w:numPr/>")
        + table
    )
    assert read("docx", papers.docx(body, styles)) == [
        (None, "Leitfaden", "Vorab."),
        (None, "Erstes Treffen", "– Ort klären\n\nZiel | Schritt\n\nB1 | Kurs"),
    ]


def test_docx_pages_as_word_laid_them_out() -> None:
    # A page that was asked for is among them, and does not count twice.
    body = w_p("Eins") + BREAK + w_p("Zwei", before=RENDERED) + w_p("Drei", before=RENDERED)
    assert read("docx", papers.docx(body)) == [(1, "", "Eins"), (2, "", "Zwei"), (3, "", "Drei")]


def test_docx_pages_as_they_were_asked_for() -> None:
    body = w_p("Eins") + BREAK + w_p("Zwei") + w_p("Drei", "<w:pageBreakBefore/>")
    assert read("docx", papers.docx(body)) == [(1, "", "Eins"), (2, "", "Zwei"), (3, "", "Drei")]


def test_docx_what_is_hidden_deleted_or_said_twice_is_left_out() -> None:
    hidden = "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>geheim</w:t></w:r><w:r><w:t>offen</w:t></w:r></w:p>"
    deleted = (
        "<w:p><w:del><w:r><w:delText>gestrichen</w:delText></w:r></w:del><w:ins><w:r><w:t>neu</w:t></w:r></w:ins></w:p>"
    )
    moved = "<w:p><w:moveFrom><w:r><w:t>verschoben</w:t></w:r></w:moveFrom></w:p>"
    box = (
        '<w:p xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><w:r><mc:AlternateContent>'
        f"<mc:Choice>{w_p('Kasten')}</mc:Choice><mc:Fallback>{w_p('Kasten')}</mc:Fallback></mc:AlternateContent>"
        "<w:t>Daneben</w:t></w:r></w:p>"
    )
    assert read("docx", papers.docx(hidden + deleted + moved + box)) == [
        (None, "", "offen\n\nneu\n\nKasten\n\nDaneben")
    ]


def test_docx_footnotes() -> None:
    notes = f'<w:footnotes xmlns:w="{papers.W}"><w:footnote>{w_p("Quelle: SEM")}</w:footnote></w:footnotes>'.encode()
    assert read("docx", papers.docx(w_p("Text"), **{"word/footnotes.xml": notes}))[0][2] == "Text\n\nQuelle: SEM"


def test_odt_headings_lists_tables_and_pages() -> None:
    body = (
        '<text:h text:outline-level="1">Primo incontro</text:h><text:p>Che<text:s text:c="2"/>cosa<text:tab/>portare'
        "<text:line-break/>con sé</text:p>"
        "<text:list><text:list-item><text:p>Orari</text:p></text:list-item></text:list>"
        "<text:tracked-changes><text:p>tolto</text:p></text:tracked-changes>"
        '<table:table table:name="T1"><table:table-row><table:table-cell><text:p>Chi</text:p></table:table-cell>'
        "<table:table-cell><text:p>Quando</text:p></table:table-cell></table:table-row></table:table>"
        "<text:p><text:soft-page-break/>Seconda pagina</text:p>"
    )
    assert read("odt", papers.odf("odt", f"<office:text>{body}</office:text>")) == [
        (1, "Primo incontro", "Che cosa portare\ncon sé\n\n– Orari\n\nChi | Quando"),
        (2, "Primo incontro", "Seconda pagina"),
    ]


def test_odt_pages_that_were_asked_for() -> None:
    styles = (
        '<office:automatic-styles><style:style style:name="P1"><style:paragraph-properties fo:break-before="page"/>'
        "</style:style></office:automatic-styles>"
    )
    text = '<office:text><text:p>Uno</text:p><text:p text:style-name="P1">Due</text:p></office:text>'
    assert read("odt", papers.odf("odt", text, styles)) == [(1, "", "Uno"), (2, "", "Due")]


def test_odp_slides_and_ods_sheets() -> None:
    slide = (
        '<draw:page><draw:frame presentation:class="title"><draw:text-box><text:p>Titolo</text:p></draw:text-box>'
        "</draw:frame><draw:frame><draw:text-box><text:p>Punto</text:p></draw:text-box></draw:frame>"
        "<presentation:notes><text:p>Solo per chi parla</text:p></presentation:notes></draw:page>"
        "<draw:page><draw:frame><draw:text-box><text:p>Senza titolo</text:p></draw:text-box></draw:frame></draw:page>"
    )
    assert read("odp", papers.odf("odp", f"<office:presentation>{slide}</office:presentation>")) == [
        (1, "Titolo", "Punto"),
        (2, "", "Senza titolo"),
    ]
    sheet = (
        '<table:table table:name="Orari"><table:table-row table:number-rows-repeated="1000000"><table:table-cell>'
        "<text:p>Lunedì</text:p></table:table-cell></table:table-row></table:table>"
    )
    assert read("ods", papers.odf("ods", f"<office:spreadsheet>{sheet}</office:spreadsheet>")) == [
        (None, "Orari", "Lunedì")
    ]


def test_pptx_slides_in_their_order_without_hidden_ones() -> None:
    table = "<a:tbl><a:tr><a:tc><a:p><a:r><a:t>Wer</a:t></a:r></a:p></a:tc><a:tc><a:p/></a:tc></a:tr></a:tbl>"
    data = papers.pptx(
        [
            shape("Zuhören") + shape("Tandem", title=True),
            shape("HIDDEN"),
            shape("Drei Fragen", "Eine Antwort") + table,
        ]
    )
    assert read("pptx", data) == [(1, "Tandem", "Zuhören"), (3, "", "Drei Fragen\n\nEine Antwort\n\nWer")]


def test_xlsx_sheets_that_are_shown() -> None:
    assert read("xlsx", papers.xlsx()) == [(None, "Termine", "Erstes Treffen | Woche | 3\n\nProbezeit")]


@pytest.mark.parametrize(
    ("kind", "data", "text"),
    [
        ("txt", "Grüezi\r\nmitenand\r\n\r\nEnde".encode(), "Grüezi\nmitenand\n\nEnde"),
        ("txt", "\ufeffcittà".encode(), "città"),
        ("txt", "città".encode("utf-16"), "città"),
        ("txt", "déjà vu – “x”".encode("cp1252"), "déjà vu – “x”"),
        ("csv", b'Nome;Ora\n"Anna; Bea";18\n;;\n', "Nome | Ora\n\nAnna; Bea | 18"),
        ("csv", b"a,b\n1,2\n", "a | b\n\n1 | 2"),
    ],
)
def test_plain(kind: str, data: bytes, text: str) -> None:
    assert list(parts_of(kind, data)) == [PageText(None, "", text)]


def test_no_more_than_two_million_characters() -> None:
    found = read("txt", ("wort " * 100_000 + "\n\n").encode() * 6)
    assert sum(len(text) for _number, _heading, text in found) <= 2 * 1024 * 1024
