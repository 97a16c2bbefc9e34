"""Files come in by their content and structure."""

from __future__ import annotations

import logging
import socketserver
import threading
from collections.abc import Iterator
from typing import Any

import pytest

from hub.media.checks.intake import checked_document
from hub.media.errors import RefusedUpload
from tests.hub.media import samples
from tests.hub.media.samples import office, open_document, packed, pdf, relation, upload

pytestmark = pytest.mark.once

DOCTYPE = b'<?xml version="1.0"?><!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/hostname">]><d>&x;</d>'
UTF16_DOCTYPE = DOCTYPE.decode().replace("?><", ' encoding="utf-16"?><', 1).encode("utf-16")


def refusal_of(name: str, data: bytes) -> RefusedUpload:
    with pytest.raises(RefusedUpload) as refusal:
        checked_document(upload(name, data))
    assert refusal.value.status == 400
    return refusal.value


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.pdf", pdf()),
        ("a.docx", office("docx")),
        ("a.xlsx", office("xlsx")),
        ("a.pptx", office("pptx")),
        ("a.odt", open_document("odt")),
        ("a.ods", open_document("ods")),
        ("a.odp", open_document("odp")),
        ("a.txt", "Grüezi à tous\n".encode()),
        ("a.csv", "Projekt;Zahl\nZürich;3\n".encode("cp1252")),
        ("a.csv", "Projekt;Zahl\n".encode("utf-16")),
        ("a.docx", office("docx", relation("hyperlink", "https://www.example.org/"))),
        ("a.odt", open_document("odt", '<text:a xlink:href="https://www.example.org/">x</text:a>')),
    ],
)
def test_sound_files_are_taken_unchanged(name: str, data: bytes) -> None:
    checked = checked_document(upload(name, data))
    assert (checked.name, checked.read()) == (name, data)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.pdf", b""),
        ("a.pdf", b"<!DOCTYPE html><script>alert(1)</script>"),
        ("a.pdf", samples.picture("PNG")),
        ("a.pdf", office()),
        ("a.docx", pdf()),
        ("a.html", b"<script>alert(1)</script>"),
        ("a.svg", b"<svg/>"),
        ("a.docm", office()),
        ("a", pdf()),
        (".pdf", pdf()),
        ("a.txt", b"<html><script>alert(1)</script>"),
        ("a.txt", b"#!/bin/sh\nrm -rf /\n"),
        ("a.txt", b"MZ\x90\x00\x03\x00"),
        ("a.csv", b'<?xml version="1.0"?><svg/>'),
    ],
)
def test_content_decides_and_the_name_must_agree(name: str, data: bytes) -> None:
    refusal_of(name, data)


@pytest.mark.parametrize(
    "data",
    [
        pdf()[:300],
        pdf().replace(b"%%EOF", b"     "),
        b"junk" + pdf(),
        pdf() + b"<html><script>alert(1)</script></html>",
        pdf() + packed({"x.txt": b"x"}),
        b"%PDF-1.7\nstartxref\n0\n%%EOF\n",
    ],
    ids=["cut", "no end", "something before", "html after", "zip after", "no pages"],
)
def test_damaged_and_double_faced_pdfs_are_refused(data: bytes) -> None:
    refusal_of("a.pdf", data)


@pytest.mark.parametrize(
    "data",
    [
        pdf({"/S": "/JavaScript", "/JS": "app.alert(1)"}),
        pdf({"/S": "/Launch", "/F": "calc.exe"}),
        pdf({"/S": "/SubmitForm", "/F": "https://example.org"}),
        pdf(attach=True),
    ],
    ids=["script", "launch", "submit", "attached file"],
)
def test_pdfs_that_do_something_are_refused(data: bytes) -> None:
    assert "script" in str(refusal_of("a.pdf", data))


def test_a_pdf_with_a_password_is_refused_and_says_so() -> None:
    assert "mot de passe" in str(refusal_of("a.pdf", pdf(password="geheim")))


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (office(parts={"word/vbaProject.bin": b"\xd0\xcf"}), "macros"),
        (office(parts={"word/embeddings/oleObject1.bin": b"\xd0\xcf"}), "objets actifs"),
        (office(types="application/vnd.ms-word.document.macroEnabled.main+xml"), "macros"),
        (office(parts={"word/document.xml": DOCTYPE}), "abîmé"),
        (office(parts={"word/document.xml": UTF16_DOCTYPE}), "abîmé"),
        (office(parts={"word/styles.xml": DOCTYPE}), "abîmé"),
        (office(parts=relation("attachedTemplate", "http://127.0.0.1:9/t.dotm")), "ailleurs"),
        (office(parts=relation("image", "http://127.0.0.1:9/pixel.png")), "ailleurs"),
        (office(parts={"../../tmp/x": b"x"}), "abîmé"),
        (office(parts={"/tmp/x": b"x"}), "abîmé"),
        (office(parts={"word\\x": b"x"}), "abîmé"),
        (office(parts={"word/pad.bin": b"\0" * 40_000_000}), "démesurément"),
        (office(parts={f"word/m{number}.xml": b"" for number in range(2001)}), "démesurément"),
        (office(parts={"word/e.bin": samples.TEST_VIRUS}), "antivirus"),
        (office(without="word/document.xml"), "DOCX"),
        (office("xlsx"), "DOCX"),
        (packed({"readme.txt": b"x"}), "DOCX"),
        (office()[:200], "abîmé"),
        (office() + b"<html></html>", "abîmé"),
        (b"PK\x03\x04" + b"\0" * 100, "abîmé"),
    ],
)
def test_unsound_office_files_are_refused(data: bytes, words: str) -> None:
    assert words in str(refusal_of("a.docx", data))


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (open_document(parts={"Basic/Standard/Module1.xml": b"<x/>"}), "macros"),
        (open_document(body='<draw:image xlink:href="http://127.0.0.1:9/pixel.png"/>'), "ailleurs"),
        (open_document(parts={"styles.xml": DOCTYPE}), "abîmé"),
        (open_document("ods"), "ODT"),
    ],
)
def test_unsound_open_documents_are_refused(data: bytes, words: str) -> None:
    assert words in str(refusal_of("a.odt", data))


def test_an_archive_with_a_password_is_refused() -> None:
    data = bytearray(office())
    at = data.index(b"PK\x01\x02")
    data[at + 8] |= 1
    assert "mot de passe" in str(refusal_of("a.docx", bytes(data)))


def test_the_test_virus_is_refused_and_logged_without_its_name(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING):
        refusal_of("Lohnliste Meier.pdf", samples.TEST_VIRUS)
    assert "malware" in caplog.text
    assert "Meier" not in caplog.text


class Clamd(socketserver.BaseRequestHandler):
    """Speaks as much of clamd's language as is needed: everything that holds VIRUS is one."""

    def handle(self) -> None:
        data = b""
        while not data.endswith(b"\0\0\0\0"):
            data += self.request.recv(65536)
        self.request.sendall(b"stream: Win.Test FOUND\0" if b"VIRUS" in data else b"stream: OK\0")


@pytest.fixture
def clamd(settings: Any) -> Iterator[None]:
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Clamd) as server:
        settings.CLAMD_URL = f"tcp://127.0.0.1:{server.server_address[1]}"
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield
        server.shutdown()


def test_a_scanner_of_ones_own_is_asked(clamd: None) -> None:
    assert checked_document(upload("a.txt", b"Bonjour")).name == "a.txt"
    assert "antivirus" in str(refusal_of("a.txt", b"Bonjour VIRUS"))


def test_with_the_scanner_down_nothing_comes_in(settings: Any) -> None:
    settings.CLAMD_URL = "tcp://127.0.0.1:9"
    with pytest.raises(RefusedUpload) as refusal:
        checked_document(upload("a.txt", b"Bonjour"))
    assert refusal.value.status == 503
