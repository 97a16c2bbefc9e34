"""The administration's own uploads pass the same checks."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client

from hub.accounts.roles import Role
from hub.media.models import File, Picture
from tests.factories import login_with_mfa, make_user
from tests.hub.media import samples
from tests.hub.media.samples import upload
from tests.trees import make_tree

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(settings: Any, tmp_path: Any) -> Client:
    settings.MEDIA_ROOT = str(tmp_path)
    cache.clear()
    make_tree()
    return login_with_mfa(Client(), make_user(role=Role.OPERATOR, is_superuser=True, is_staff=True))


@pytest.mark.parametrize(
    ("door", "name", "data"),
    [
        ("/cms/images/add/", "x.png", b"<svg><script>"),
        ("/cms/documents/add/", "x.pdf", b"<html><script>"),
        ("/cms/images/chooser/create/", "x.png", b"<svg><script>"),
        ("/cms/documents/chooser/create/", "x.pdf", b"<html><script>"),
    ],
)
def test_single_uploads(editor: Client, door: str, name: str, data: bytes) -> None:
    field = "image-chooser-upload-file" if "images/chooser" in door else "file"
    field = "document-chooser-upload-file" if "documents/chooser" in door else field
    prefix = field.removesuffix("file")
    editor.post(door, {f"{prefix}title": "Essai", field: upload(name, data)})
    assert not Picture.objects.exists()
    assert not File.objects.exists()


@pytest.mark.parametrize(("door", "name"), [("images", "x.png"), ("documents", "x.pdf")])
def test_many_at_once(editor: Client, door: str, name: str) -> None:
    sent = {"title": "Essai", "files[]": upload(name, b"<html><script>")}
    answer = json.loads(editor.post(f"/cms/{door}/multiple/add/", sent).content)
    assert answer["success"] is False
    assert answer["error_message"].endswith(".")
    assert not Picture.objects.exists()
    assert not File.objects.exists()


def test_a_good_picture_comes_in_bare(editor: Client) -> None:
    sent = {"title": "Essai", "file": upload("x.jpg", samples.camera_picture())}
    assert editor.post("/cms/images/add/", sent).status_code == 302
    assert b"SECRET" not in Picture.objects.get().file.open().read()


def test_a_file_that_replaces_another_is_checked_too(editor: Client) -> None:
    editor.post("/cms/documents/add/", {"title": "Essai", "file": upload("a.txt", b"Bonjour")})
    file = File.objects.get()
    editor.post(f"/cms/documents/edit/{file.pk}/", {"title": "Essai", "file": upload("b.txt", b"<script>")})
    file.refresh_from_db()
    assert file.name == "a.txt"
    editor.post(f"/cms/documents/edit/{file.pk}/", {"title": "Essai", "file": upload("b.txt", b"Bonsoir")})
    file.refresh_from_db()
    assert (file.name, file.file.read()) == ("b.txt", b"Bonsoir")
