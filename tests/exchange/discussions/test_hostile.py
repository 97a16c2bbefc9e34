"""What people and programs send to the discussions that nobody meant: an answer, nothing let in, nothing lost."""

from __future__ import annotations

import io
import re
import zlib
from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from exchange.discussions.models import Attachment, Forum, Post
from hub.accounts.models import User
from tests import trees
from tests.exchange.discussions.talk import make_forum, make_thread

pytestmark = pytest.mark.django_db

SCRIPTS = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt&colon;alert(1))",
    "[x](&#x6A;avascript:alert(1))",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "[x](vbscript:msgbox)",
    '[x](https://example.org "onmouseover=alert(1)")',
    "<javascript:alert(1)>",
    "![x](https://example.org/pixel.gif)",
    "`<script>alert(1)</script>`",
    "<svg/onload=alert(1)>",
    '<a href="https://example.org" onclick="alert(1)">x</a>',
    "</div></article><form action=https://example.org><input name=password>",
    'https://example.org/"onmouseover="alert(1)',
    "<style>body{display:none}</style>",
    "<!-- <script>alert(1)</script> -->",
)
# A line of a post as HTML: what stands in its tags.
TAG = re.compile(r"<([a-z0-9]+)([^>]*)>", re.IGNORECASE)
ALLOWED = {"p", "a", "code", "div", "span", "pre", "em", "strong"}


@pytest.fixture
def forum(nadia: User, client: Client) -> Forum:
    trees.log_in(client, nadia)
    return make_forum()


@pytest.mark.parametrize("typed", SCRIPTS)
def test_scripts_in_a_post_are_words(client: Client, forum: Forum, nadia: User, typed: str) -> None:
    thread = make_thread(forum, nadia)
    sent = client.post(f"/fr/threads/{thread.pk}/reply/", {"text": typed, "language": "fr"})
    assert sent.status_code == 302
    assert Post.objects.get(number=2).text == typed, "what was typed is kept as it was"
    page = client.get(sent["Location"]).content.decode()
    shown = re.search(r'id="post-2".*?<div class="prose post-text">(.*?)</div>', page, re.DOTALL)
    assert shown is not None
    for tag, more in TAG.findall(shown[1]):
        assert tag in ALLOWED
        assert not re.search(
            r"\son\w+\s*=|javascript|vbscript|data:", re.sub(r'(?:title|href)="https?://[^"]*"', "", more)
        )
    preview = client.post("/fr/threads/preview/", {"text": typed}).content.decode()
    assert "<script" not in preview
    assert "<img" not in preview


LARGE: dict[str, tuple[str, str]] = {
    "a megabyte": ("mot " * 250_000, "trop long"),
    "500 people": (" ".join(f"@Ada Nr{chr(97 + number % 26)}{number}" for number in range(500)), "20 au plus"),
    "nothing but controls": ("\x00\x01\x02\u200b", "Écrivez votre message"),
}


@pytest.mark.parametrize("case", LARGE)
def test_too_much_is_said_and_stays_typed(client: Client, forum: Forum, nadia: User, case: str) -> None:
    typed, said = LARGE[case]
    thread = make_thread(forum, nadia)
    for address in (f"/fr/threads/{thread.pk}/reply/", f"/fr/forums/{forum.pk}/new/"):
        answer = client.post(address, {"text": typed, "language": "fr", "title": "Titre"})
        assert answer.status_code == 400
        assert said in answer.content.decode()
        assert typed[:30].strip("\x00\x01\x02\u200b") in answer.content.decode()
    assert Post.objects.count() == 1


NESTED = {
    "quotations": ">" * 19_000,
    "brackets": "[" * 19_000,
    "emphasis": "*a " * 6_000,
    "lists": "".join(" " * depth + "- a\n" for depth in range(150)),
    "backticks": "".join("`" * size + "a" for size in range(190)),
    "tables": "|" * 9_000 + "\n" + "|-" * 4_500,
    "entities": "&#x41;" * 3_000,
    "links": "[a](<b" * 3_000,
    "addresses": "https://a.b/(" * 1_500,
}


@pytest.mark.parametrize("case", NESTED)
def test_nothing_typed_keeps_others_waiting(client: Client, forum: Forum, nadia: User, case: str) -> None:
    thread = make_thread(forum, nadia)
    sent = client.post(f"/fr/threads/{thread.pk}/reply/", {"text": NESTED[case], "language": "fr"})
    assert client.get(f"/fr/threads/{thread.pk}/").status_code == 200
    assert sent.status_code == 302


def test_broken_letters_and_strange_values_have_an_answer(client: Client, forum: Forum, nadia: User) -> None:
    thread = make_thread(forum, nadia)
    address = f"/fr/threads/{thread.pk}/reply/"
    form = "application/x-www-form-urlencoded"
    broken = client.generic("POST", address, b"text=Oui%FF%FE%C3%28&language=fr", content_type=form)
    assert broken.status_code in (302, 400)
    raw = client.generic("POST", address, b"text=\xff\xfe\x00&language=fr", content_type=form)
    assert raw.status_code in (302, 400)
    for wrong in (
        {"language": "xx"},
        {"language": ""},
        {"key": "not-a-key"},
        {"reply_to": "1 OR 1=1"},
    ):
        answer = client.post(address, {"text": "Cela reste.", "language": "fr"} | wrong)
        assert answer.status_code == 400, wrong
        assert "Cela reste." in answer.content.decode()
    for strange in ("0", "-1", "9" * 30, "x", "1e3", "%00", "²"):
        assert client.get(f"/fr/threads/{thread.pk}/", {"page": strange}).status_code in (200, 404)
    for strange in (f"/fr/threads/{'9' * 19}/", "/fr/posts/0/", f"/fr/forums/{'9' * 30}/new/"):
        assert client.get(strange).status_code == 404


def test_a_form_without_its_token_loses_nothing(forum: Forum, nadia: User) -> None:
    thread = make_thread(forum, nadia)
    strict = Client(enforce_csrf_checks=True)
    trees.log_in(strict, nadia)
    key = str(uuid4())
    strict.get(f"/fr/threads/{thread.pk}/")
    token = strict.cookies["csrftoken"].value
    forged = {"text": "Jamais.", "language": "fr", "key": key}
    assert strict.post(f"/fr/threads/{thread.pk}/reply/", forged).status_code == 403
    assert strict.post(f"/fr/threads/{thread.pk}/reply/", forged | {"csrfmiddlewaretoken": "x" * 64}).status_code == 403
    meant = {"text": "Une fois.", "language": "fr", "key": key, "csrfmiddlewaretoken": token}
    places = {strict.post(f"/fr/threads/{thread.pk}/reply/", meant)["Location"] for _replayed in range(3)}
    assert len(places) == 1
    assert list(thread.posts.values_list("text", flat=True)) == ["Une **vraie** question.", "Une fois."]


def _bomb() -> bytes:
    """A picture of 40,000 × 40,000 that weighs little."""
    header = b"\x00\x00\x9c\x40\x00\x00\x9c\x40\x08\x02\x00\x00\x00"

    def chunk(kind: bytes, data: bytes) -> bytes:
        return len(data).to_bytes(4, "big") + kind + data + zlib.crc32(kind + data).to_bytes(4, "big")

    pixels = zlib.compress(b"\x00" * 100_000)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")


def _cut_off() -> bytes:
    out = io.BytesIO()
    Image.effect_noise((300, 300), 50).save(out, "PNG")
    return out.getvalue()[:900]


FILES: dict[str, tuple[str, Callable[[], bytes]]] = {
    "a page named pdf": ("rapport.pdf", lambda: b"<html><script>alert(1)</script></html>"),
    "a drawing with a script": ("dessin.svg", lambda: b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>"),
    "a drawing named png": ("dessin.png", lambda: b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>"),
    "a program": ("photo.jpg", lambda: b"MZ\x90\x00" + b"\x00" * 400),
    "nothing": ("vide.pdf", lambda: b""),
    "a picture larger than any screen": ("bombe.png", _bomb),
    "half a picture": ("moitie.png", _cut_off),
    "a page": ("page.html", lambda: b"<h1>x</h1>"),
    "an archive": ("tout.zip", lambda: b"PK\x03\x04" + b"\x00" * 60),
}


@pytest.mark.parametrize("case", FILES)
def test_files_are_judged_by_what_they_are(client: Client, forum: Forum, nadia: User, case: str) -> None:
    name, content = FILES[case]
    thread, key = make_thread(forum, nadia), str(uuid4())
    upload = SimpleUploadedFile(name, content(), "application/octet-stream")
    answer = client.post("/fr/posts/attach/", {"key": key, "file": upload})
    assert 400 <= answer.status_code < 500
    upload = SimpleUploadedFile(name, content(), "application/octet-stream")
    sent = client.post(
        f"/fr/threads/{thread.pk}/reply/", {"text": "Avec un fichier.", "language": "fr", "key": key, "files": upload}
    )
    assert sent.status_code == 400
    assert "Avec un fichier." in sent.content.decode()
    assert not Attachment.objects.exists()


@pytest.mark.parametrize(
    "name", ["x" * 300 + ".txt", "\u202egpj.txt", "../../etc/passwd.txt", "a\x00b.txt", "…ñ 文.txt"]
)
def test_strange_names_become_harmless(client: Client, forum: Forum, nadia: User, name: str) -> None:
    answer: Any = client.post(
        "/fr/posts/attach/", {"key": str(uuid4()), "file": SimpleUploadedFile(name, b"Trois points.", "text/plain")}
    )
    assert answer.status_code in (201, 400)
    for held in Attachment.objects.all():
        assert len(held.name) <= 130
        assert not set(held.name) & set("/\\\x00\u202e")
