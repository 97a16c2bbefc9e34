"""Names as people see them, and as they lie on the disk."""

from __future__ import annotations

import re

import pytest

from hub.media.names import clean_name, disk_key


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("Übersicht – Qualität & Évaluation «2026».pdf", "Übersicht – Qualität & Évaluation «2026».pdf"),
        ("../../../../etc/passwd.pdf", "passwd.pdf"),
        ("..\\..\\x.pdf", "x.pdf"),
        ("C:\\Users\\meier\\x.pdf", "x.pdf"),
        ("/tmp/x.pdf", "x.pdf"),
        ("report\u202efdp.exe.pdf", "reportfdp.exe.pdf"),
        ("a\x00b.pdf", "ab.pdf"),
        ("a\r\nSet-Cookie: x=1.pdf", "aSet-Cookie x=1.pdf"),
        ("a%0d%0aSet-Cookie.pdf", "aSet-Cookie.pdf"),
        ('"><img src=x onerror=alert(1)>.pdf', "img src=x onerror=alert(1).pdf"),
        (".htaccess", "htaccess"),
        ("", "document"),
        ("   .pdf", "pdf"),
        ("a  \t b.PDF", "a b.pdf"),
        ("👩‍👩‍👧.pdf", "👩👩👧.pdf"),
    ],
)
def test_only_the_name_itself_is_kept(given: str, shown: str) -> None:
    assert clean_name(given) == shown


def test_long_names_keep_their_ending() -> None:
    name = clean_name("a" * 296 + ".pdf")
    assert len(name) == 120
    assert name.endswith("a.pdf")


def test_nobody_guesses_where_a_file_lies() -> None:
    first, second = disk_key("documents", "Lohn.pdf"), disk_key("documents", "Lohn.pdf")
    assert first != second
    assert re.fullmatch(r"documents/[0-9a-f]{32}\.pdf", first)
    assert re.fullmatch(r"documents/[0-9a-f]{32}", disk_key("documents", "../x/.htaccess"))
