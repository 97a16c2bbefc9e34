"""The pages of a PDF as pictures: drawn once, shown to whom the file is open, gone with it."""

from __future__ import annotations

import io
import re
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from PIL import Image
from pypdf import PdfReader, PdfWriter

from exchange.practices.models import PracticeFile, PracticePage
from hub.accounts.models import User
from hub.accounts.roles import Role
from hub.media.models import File, FilePreview
from hub.media.previews.draw import draw_pdf
from hub.media.services.accept import accept_file
from hub.media.services.keep_previews import draw_lacking
from tests.hub.media.samples import upload
from tests.hub.media.texts import papers
from tests.trees import log_in, make_person, make_practice, make_tree

pytestmark = pytest.mark.once


@pytest.fixture(autouse=True)
def media_folder(settings: Any, tmp_path: Any) -> Path:
    settings.MEDIA_ROOT = str(tmp_path)
    return Path(tmp_path)


@pytest.fixture
def author(db: None) -> User:
    make_tree()
    return make_person("claire@example.org", "Claire Rochat", Role.PROJECT_LEADER)


def make_pdf(author: User, pages: int = 2) -> File:
    data = papers.pdf([[f"Page {number}"] for number in range(1, pages + 1)])
    return accept_file(upload=upload("guide.pdf", data), user=author, title="Le guide")


def shown_on_a_practice(author: User, file: File) -> PracticePage:
    practice = make_practice(author, slug="guide")
    draft = practice.get_latest_revision_as_object()
    draft.files.add(PracticeFile(file=file, label="Le guide"))
    draft.save_revision(user=author).publish()
    return practice


def drawings(folder: Path) -> list[Path]:
    return list(folder.glob("previews/*"))


def test_a_page_shows_the_first_pages_of_its_files(author: User, client: Client) -> None:
    file = make_pdf(author, pages=14)
    shown_on_a_practice(author, file)
    assert "file-pages" not in client.get("/fr/pratiques/guide/").content.decode()
    assert draw_lacking() == 1
    html = client.get("/fr/pratiques/guide/").content.decode()
    addresses = re.findall(r'<img src="(/documents/\d+/pages/\d+\.webp)" width="990" height="1400"', html)
    assert len(addresses) == 12
    assert "Les 12 premières pages sur 14" in html
    response = client.get(addresses[0])
    assert response["Content-Type"] == "image/webp"
    picture = Image.open(io.BytesIO(b"".join(response.streaming_content)))
    assert picture.size == (990, 1400)
    assert len(picture.convert("L").getcolors() or []) > 1, "the words are on it"
    assert client.get(addresses[0], headers={"if-none-match": response["ETag"]}).status_code == 304


def test_each_file_is_drawn_once_and_anew_when_it_is_replaced(author: User, media_folder: Path) -> None:
    file = make_pdf(author)
    accept_file(upload=upload("liste.txt", b"Pas un PDF."), user=author, title="Liste")
    assert draw_lacking() == 1
    assert draw_lacking() == 0
    before = drawings(media_folder)
    file.file = upload("guide.pdf", papers.pdf([["Autre chose"]]))
    file.save()
    assert draw_lacking() == 1
    assert FilePreview.objects.get().total == 1
    assert len(before) == 2


def test_who_may_not_have_the_file_does_not_see_its_pages(author: User, client: Client) -> None:
    file = make_pdf(author)
    draw_lacking()
    address = f"/documents/{file.pk}/pages/1.webp"
    stranger = make_person("x@example.org", "Personne Autre", Role.MENTOR)
    assert log_in(Client(), author).get(address).status_code == 200
    assert client.get(address).status_code == 404
    assert log_in(Client(), stranger).get(address).status_code == 404
    practice = shown_on_a_practice(author, file)
    assert client.get(address).status_code == 200
    PracticePage.objects.get(pk=practice.pk).unpublish()
    assert client.get(address).status_code == 404


@pytest.mark.parametrize("number", ["0", "3", "99999999999999999999", "-1", "x"])
def test_a_page_that_was_not_drawn_is_not_found(author: User, number: str) -> None:
    file = make_pdf(author)
    draw_lacking()
    assert log_in(Client(), author).get(f"/documents/{file.pk}/pages/{number}.webp").status_code == 404


def test_with_the_file_its_pages_go_from_the_disk(
    author: User, media_folder: Path, django_capture_on_commit_callbacks: Any
) -> None:
    file = make_pdf(author)
    draw_lacking()
    assert len(drawings(media_folder)) == 2
    with django_capture_on_commit_callbacks(execute=True):
        file.delete()
    assert drawings(media_folder) == []


def test_what_comes_in_is_drawn_by_the_worker(author: User, django_capture_on_commit_callbacks: Any) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        file = make_pdf(author)
    from django_tasks_db.models import DBTaskResult

    waiting = DBTaskResult.objects.filter(task_path="hub.media.tasks.draw_files").count()
    assert waiting == 1 or FilePreview.objects.filter(file=file).exists()


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7 and nothing", b"\x00" * 4096, papers.pdf([["x"]])[:400]])
def test_what_is_no_pdf_has_no_pages(data: bytes) -> None:
    assert draw_pdf(data, name="a file").pages == ()


def test_a_file_that_cannot_be_drawn_is_not_tried_again(author: User) -> None:
    file = make_pdf(author)
    Path(file.file.path).write_bytes(b"%PDF-1.7 broken since")
    assert draw_lacking() == 1
    assert FilePreview.objects.get().pages == []
    assert draw_lacking() == 0


def test_a_page_of_any_size_makes_a_picture_of_bounded_size() -> None:
    writer = PdfWriter()
    for width, height in ((14_400, 3), (3, 14_400), (200, 200)):
        writer.add_blank_page(width, height)
    held = io.BytesIO()
    writer.write(held)
    assert len(PdfReader(io.BytesIO(held.getvalue())).pages) == 3
    drawing = draw_pdf(held.getvalue(), name="a file")
    assert drawing.total == 3
    assert all(max(page.width, page.height) <= 1401 and min(page.width, page.height) >= 1 for page in drawing.pages)
    assert len(drawing.pages) == 3
