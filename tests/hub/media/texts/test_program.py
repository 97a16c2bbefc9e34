"""Files that are out to harm: they give no text, and nobody waits for them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import pytest

from hub.media import own_program
from hub.media.texts.read import read_bytes
from tests.hub.media import samples
from tests.hub.media.texts import papers

pytestmark = pytest.mark.once

GERMAN = "Das erste Treffen eines Tandems dauert eine Stunde. Danach rufen wir beide an und fragen, wie es war."


def bomb() -> bytes:
    """A Word file whose text unpacks to 300 megabytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive, archive.open("word/document.xml", "w") as member:
        member.write(f'<w:document xmlns:w="{papers.W}">'.encode())
        for _turn in range(300):
            member.write(b" " * 1024 * 1024)
        member.write(b"</w:document>")
    return out.getvalue()


def entities() -> bytes:
    lines = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    markup = f'<!DOCTYPE x [<!ENTITY a0 "geheim">{lines}]><x>&a9;</x>'
    return samples.office("docx", {"word/document.xml": markup.encode()})


def outside() -> bytes:
    markup = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>'
    return samples.office("docx", {"word/document.xml": markup.encode()})


BAD: dict[str, tuple[str, Callable[[], bytes]]] = {
    "no PDF at all": ("pdf", lambda: b"geheim"),
    "half a PDF": ("pdf", lambda: papers.pdf([["geheim"]])[:300]),
    "a PDF with a password": ("pdf", lambda: samples.pdf(password="x")),
    "no archive": ("docx", lambda: b"PK\x03\x04geheim"),
    "an archive without a document": ("docx", lambda: samples.packed({"geheim.xml": b"<a/>"})),
    "broken XML": ("docx", lambda: samples.office("docx", {"word/document.xml": b"<a>geheim"})),
    "a bomb of blanks": ("docx", bomb),
    "a bomb of entities": ("docx", entities),
    "a file from outside": ("docx", outside),
    "a kind that nobody reads": ("exe", lambda: b"MZ geheim"),
}


@pytest.mark.parametrize("name", BAD)
def test_what_cannot_be_read_has_no_text_and_is_logged_without_it(name: str, caplog: pytest.LogCaptureFixture) -> None:
    kind, make = BAD[name]
    reading = read_bytes(make(), kind, name="file 7")
    assert (reading.parts, reading.language) == ((), "")
    assert len(caplog.records) <= 1
    assert "geheim" not in caplog.text
    if name != "a PDF with a password":
        assert "file 7" in caplog.text


def test_a_page_that_takes_for_ever_takes_no_longer_than_allowed(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(own_program, "SECONDS", 2)
    reading = read_bytes(papers.heavy_pdf(60_000_000), "pdf", name="file 7")
    assert reading.parts == ()
    assert "too slow" in caplog.text


def test_what_was_read_until_it_broke_off_counts(caplog: pytest.LogCaptureFixture) -> None:
    good = papers.pptx([papers.shape(GERMAN), papers.shape("Zwei")])
    reading = read_bytes(good, "pptx", name="file 7")
    assert (len(reading.parts), reading.language, caplog.text) == (2, "de", "")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (GERMAN, "de"),
        ("Le premier rendez-vous d’un tandem dure une heure. Ensuite nous appelons les deux personnes.", "fr"),
        ("Il primo incontro di un tandem dura un’ora. Poi telefoniamo a entrambe le persone e chiediamo.", "it"),
        ("The first meeting of a tandem takes an hour. Then we ring both of them and ask how it went.", "en"),
        ("PIC 2026", ""),
        ("مرحبا بكم في مشروع الإرشاد للاجئين في سويسرا وشكرا جزيلا لكم على وقتكم وجهودكم معنا", ""),
    ],
)
def test_the_language_of_the_text(text: str, language: str) -> None:
    assert read_bytes(text.encode(), "txt", name="x").language == language
