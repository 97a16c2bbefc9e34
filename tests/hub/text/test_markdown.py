"""What becomes of the Markdown that people write."""

from __future__ import annotations

import re

import pytest

from hub.text.markdown import to_html


@pytest.mark.parametrize(
    ("written", "leads_to"),
    [
        ("Voir https://www.sem.admin.ch/x?y=1.", ["https://www.sem.admin.ch/x?y=1"]),
        ("(http://example.org/a)", ["http://example.org/a"]),
        ("z.B.am, note.md, www.example.org, a@example.org, ftp://example.org, //example.org", []),
        ("`https://example.org`", []),
        ('https://example.org/"onclick=alert(1)', ["https://example.org/"]),
    ],
)
def test_addresses_can_be_followed_and_words_are_words(written: str, leads_to: list[str]) -> None:
    assert re.findall(r'href="([^"]*)"', to_html(written)) == leads_to
