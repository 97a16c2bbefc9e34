"""Taking along what is one's own."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.files.storage import FileSystemStorage
from django.test import Client
from django.utils import timezone

from hub.accounts.services.delete_account import delete_account
from hub.portability import registry
from hub.portability.models import Archive
from hub.portability.registry import ExportFile, ExportPart
from hub.portability.services.order_archive import clear_old
from tests.factories import add_app, login, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _private_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    field: Any = Archive._meta.get_field("file")
    monkeypatch.setattr(field, "storage", FileSystemStorage(tmp_path))


@pytest.fixture
def pictures() -> Iterator[dict[str, Any]]:
    """A room with two files of the same name; `size` may be set by the test."""
    list(registry.parts(make_user()))
    told: dict[str, Any] = {"size": 10}

    def missing() -> io.BytesIO:
        raise FileNotFoundError

    @registry.export("pictures")
    def room(user: Any) -> ExportPart:
        files = [
            ExportFile("../../etc/été.png", told["size"], lambda: io.BytesIO(b"one")),
            ExportFile("été.png", 3, lambda: io.BytesIO(b"two")),
            ExportFile("gone.png", 3, missing),
        ]
        return ExportPart(data={"of": user.name}, files=files)

    yield told
    registry._exporters.pop("pictures")


def open_zip(answer: Any) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(b"".join(answer.streaming_content)))


def test_a_small_archive_comes_at_once(client: Client, pictures: dict[str, Any]) -> None:
    user = make_user(name="Zoé Müller")
    secret = add_app(user)
    answer = login(client, user).post("/fr/me/take-along/")
    assert answer["Content-Type"] == "application/zip"
    assert "attachment" in answer["Content-Disposition"]
    archive = open_zip(answer)
    names = set(archive.namelist())
    assert {"account.json", "pictures.json", "pictures/été.png", "pictures/été-2.png", "LISEZMOI.txt"} <= names
    account = json.loads(archive.read("account.json"))
    assert account["name"] == "Zoé Müller"
    assert secret not in archive.read("account.json").decode()
    assert "pictures/gone.png" in archive.read("LISEZMOI.txt").decode()


def test_a_large_one_is_made_in_the_background(client: Client, pictures: dict[str, Any], mailoutbox: list[Any]) -> None:
    pictures["size"] = 50 * 1024 * 1024
    user = make_user()
    assert login(client, user).post("/fr/me/take-along/").status_code == 302
    assert "/fr/me/take-along/file/" in mailoutbox[-1].body
    answer = client.get("/fr/me/take-along/file/")
    assert "account.json" in open_zip(answer).namelist()


def test_nobody_else_gets_it(client: Client, pictures: dict[str, Any]) -> None:
    pictures["size"] = 50 * 1024 * 1024
    login(client, make_user()).post("/fr/me/take-along/")
    assert Client().get("/fr/me/take-along/file/").status_code == 302
    assert login(Client(), make_user()).get("/fr/me/take-along/file/").status_code == 404


def test_old_archives_and_those_of_the_departed_go(client: Client, pictures: dict[str, Any], tmp_path: Path) -> None:
    pictures["size"] = 50 * 1024 * 1024
    user = make_user()
    for deed in ("age", "leave"):
        login(client, user).post("/fr/me/take-along/")
        assert list(tmp_path.rglob("*.zip"))
        if deed == "age":
            Archive.objects.update(asked_at=timezone.now() - timedelta(days=8))
            assert client.get("/fr/me/take-along/file/").status_code == 404
            assert clear_old() == 1
        else:
            delete_account(user=user)
        assert not list(tmp_path.rglob("*.zip"))
