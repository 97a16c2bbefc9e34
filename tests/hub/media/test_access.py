"""Who may open a file, and what is given out with it."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.core.cache import cache
from django.core.files.base import ContentFile
from django.test import Client

from exchange.practices.models import PracticeFile, PracticePage, PracticePicture
from hub.accounts.models import User
from hub.accounts.roles import Role
from hub.contributions.models import Coauthor
from hub.media.errors import RefusedUpload
from hub.media.models import File, Picture, Rendition
from hub.media.services.accept import accept_file, accept_picture
from tests.factories import login
from tests.hub.media import samples
from tests.hub.media.samples import upload
from tests.trees import make_person, make_practice, make_tree

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def media_folder(settings: Any, tmp_path: Any) -> None:
    settings.MEDIA_ROOT = str(tmp_path)
    # Wagtail keeps sizes in the cache by the key of the picture, and keys come back with every test.
    cache.clear()


@pytest.fixture
def author() -> User:
    make_tree()
    return make_person("claire@example.org", "Claire Rochat", Role.PROJECT_LEADER)


@pytest.fixture
def coauthor() -> User:
    return make_person("sandra@example.org", "Sandra Frei", Role.PROJECT_LEADER)


@pytest.fixture
def editor() -> User:
    return make_person("helene@example.org", "Hélène Morand", Role.EDITOR)


@pytest.fixture
def stranger() -> User:
    return make_person("x@example.org", "Personne Autre", Role.PROJECT_LEADER)


def with_file(page: PracticePage, uploader: User) -> File:
    """Put a file on the page's draft."""
    file = accept_file(upload=upload("Grille à trois.pdf", samples.pdf()), user=uploader, title="Grille")
    draft = page.get_latest_revision_as_object()
    draft.files.add(PracticeFile(file=file, label="Grille"))
    draft.save_revision(user=uploader)
    page.refresh_from_db()
    return file


def answers(file: File, *people: User | None) -> list[int]:
    return [(login(Client(), person) if person else Client()).get(file.url).status_code for person in people]


def test_a_drafts_file_is_for_its_authors_and_the_editors(
    author: User, coauthor: User, editor: User, stranger: User
) -> None:
    page = make_practice(author, live=False)
    Coauthor.objects.create(page=page, user=coauthor)
    file = with_file(page, author)
    assert answers(file, author, coauthor, editor, stranger, None) == [200, 200, 200, 404, 404]


def test_publishing_opens_it_and_taking_offline_closes_it_again(author: User, stranger: User) -> None:
    page = make_practice(author, live=False)
    file = with_file(page, author)
    page.get_latest_revision().publish()
    assert answers(file, stranger, None) == [200, 200]
    PracticePage.objects.get(pk=page.pk).unpublish()
    assert answers(file, author, stranger, None) == [200, 404, 404]


def test_a_new_draft_of_a_public_page_keeps_its_new_file_closed(author: User) -> None:
    page = make_practice(author)
    file = with_file(page, author)
    assert answers(file, author, None) == [200, 404]


def test_not_there_and_not_yours_look_the_same(author: User, stranger: User) -> None:
    file = with_file(make_practice(author, live=False), author)
    client = login(Client(), stranger)
    missing = client.get("/documents/999999/x.pdf")
    hidden = client.get(file.url)
    wrong_name = login(Client(), author).get(f"/documents/{file.pk}/other.pdf")
    assert {answer.status_code for answer in (missing, hidden, wrong_name)} == {404}
    tokens = re.compile(rb'(csrfmiddlewaretoken" value=")[^"]+|/documents/\d+/[^"\s<]+')
    assert tokens.sub(b"", missing.content) == tokens.sub(b"", hidden.content)


def test_editors_can_open_a_file_to_all(editor: User, author: User) -> None:
    file = accept_file(upload=upload("a.txt", b"Bonjour"), user=editor, title="")
    assert answers(file, author, None) == [404, 404]
    file.open_to_all = True
    file.save()
    assert answers(file, author, None) == [200, 200]


def test_a_file_leaves_as_an_attachment_that_runs_nothing(author: User) -> None:
    page = make_practice(author, live=False)
    with_file(page, author)
    page.get_latest_revision().publish()
    response = Client().get(File.objects.get().url)
    assert response["Content-Disposition"] == "attachment; filename*=utf-8''Grille%20%C3%A0%20trois.pdf"
    assert response["Content-Type"] == "application/pdf"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in response["Content-Security-Policy"]
    assert response["Cache-Control"] == "no-cache"
    again = Client().get(File.objects.get().url, headers={"If-None-Match": response["ETag"]})
    assert again.status_code == 304


def test_a_closed_file_is_nobodys_cache_nor_any_search_engines(author: User) -> None:
    file = with_file(make_practice(author, live=False), author)
    response = login(Client(), author).get(file.url)
    assert "private" in response["Cache-Control"]
    assert response["X-Robots-Tag"] == "noindex"


def test_the_disk_does_not_know_the_name(author: User) -> None:
    file = accept_file(upload=upload("Lohnliste Meier.pdf", samples.pdf()), user=author, title="Liste")
    assert re.fullmatch(r"documents/[0-9a-f]{32}\.pdf", file.file.name)
    assert file.filename == "Lohnliste Meier.pdf"
    assert (file.kind, file.file_size) == ("PDF", len(samples.pdf()))


def test_no_program_stores_what_was_not_checked(author: User) -> None:
    with pytest.raises(RefusedUpload):
        File.objects.create(title="x", file=ContentFile(b"<script>", name="x.pdf"))
    with pytest.raises(RefusedUpload):
        Picture.objects.create(title="x", file=ContentFile(b"<svg/>", name="x.png"))
    picture = Picture(title="x")
    picture.file.save("photo.jpg", ContentFile(samples.camera_picture()), save=False)
    raw = picture.file.name
    picture.save()
    assert picture.file.name != raw
    assert not picture.file.storage.exists(raw)
    assert b"SECRET" not in picture.file.open().read()


def test_a_picture_is_given_out_in_sizes_only(author: User) -> None:
    picture = accept_picture(upload=upload("x.png", samples.picture()), user=author, title="Essai")
    size = picture.get_rendition("max-40x40")
    assert re.fullmatch(r"/media/images/[0-9a-f]{32}\.png", size.url)
    response = Client().get(size.url)
    assert response.status_code == 200
    assert response["Content-Type"] == "image/png"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["X-Robots-Tag"] == "noindex"
    assert Client().get(picture.file.url).status_code == 404
    for name in ("..%2foriginal_images%2fx.png", "x.html", "missing.png"):
        assert Client().get(f"/media/images/{name}").status_code == 404


def with_picture(page: PracticePage, picture: Picture) -> None:
    draft = page.get_latest_revision_as_object()
    draft.pictures.add(PracticePicture(picture=picture, alt="Trois personnes"))
    draft.save_revision().publish()
    page.refresh_from_db()


def test_the_address_of_a_picture_dies_when_its_page_goes_offline(author: User) -> None:
    page, other = make_practice(author), make_practice(author)
    shared = accept_picture(upload=upload("x.png", samples.picture()), user=author, title="Commune")
    own = accept_picture(upload=upload("y.png", samples.picture()), user=author, title="À elle")
    with_picture(page, shared)
    with_picture(page, own)
    with_picture(other, shared)
    addresses = {picture: picture.get_rendition("max-40x40").url for picture in (shared, own)}
    PracticePage.objects.get(pk=page.pk).unpublish()
    assert set(Rendition.objects.values_list("image", flat=True)) == {shared.pk}
    own = Picture.objects.get(pk=own.pk)
    assert own.get_rendition("max-40x40").url != addresses[own]


def test_a_picture_that_a_new_version_leaves_out_loses_its_address(author: User) -> None:
    page = make_practice(author)
    picture = accept_picture(upload=upload("x.png", samples.picture()), user=author, title="Essai")
    with_picture(page, picture)
    picture.get_rendition("max-40x40")
    draft = PracticePage.objects.get(pk=page.pk).get_latest_revision_as_object()
    draft.pictures.set([])
    draft.save_revision().publish()
    assert not Rendition.objects.exists()
