"""Pictures and files in the editor, with and without a script."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from exchange.practices.models import PracticePage
from exchange.practices.services.start import start_practice
from hub.contributions.services import attachments
from hub.contributions.services.review import approve
from hub.contributions.services.save_draft import draft_token, save_draft
from hub.contributions.services.submit import submit
from hub.media.models import File, Picture
from tests.factories import login
from tests.hub.contributions.conftest import Cast
from tests.hub.media import samples
from tests.hub.media.samples import upload
from tests.trees import FULL


@pytest.fixture(autouse=True)
def media_folder(settings: Any, tmp_path: Any) -> None:
    settings.MEDIA_ROOT = str(tmp_path)
    cache.clear()


@pytest.fixture
def page(cast: Cast) -> PracticePage:
    page = start_practice(user=cast.leader, title="Un entretien à trois", language="fr", project=cast.project)
    for name, value in FULL.items():
        setattr(page, name, value)
    save_draft(draft=page, user=cast.leader, token=None)
    return page


@pytest.fixture
def author(cast: Cast) -> Client:
    return login(Client(), cast.leader)


def draft_of(page: PracticePage) -> Any:
    return PracticePage.objects.get(pk=page.pk).get_latest_revision_as_object()


def at(name: str, page: PracticePage, *more: object) -> str:
    return reverse(f"contributions:{name}", args=[page.pk, *more])


def add_pictures(page: PracticePage, cast: Cast, *alts: str) -> list[Picture]:
    return [
        attachments.add_picture(page=page, user=cast.leader, upload=upload("x.png", samples.picture()), alt=alt)
        for alt in alts
    ]


def alts(page: PracticePage) -> list[str]:
    return [row.alt for row in draft_of(page).pictures.all()]


def test_a_picture_goes_into_the_draft_and_is_published_with_it(author: Client, cast: Cast, page: PracticePage) -> None:
    sent = {"file": upload("x.png", samples.picture()), "alt": "Trois personnes", "caption": "Berne", "from": "edit"}
    response = author.post(at("add_picture", page), sent)
    assert response.status_code == 302
    assert response["Location"] == at("edit", page) + "#attachments"
    assert alts(page) == ["Trois personnes"]
    assert draft_of(page).situation == FULL["situation"]
    made = submit(page=PracticePage.objects.get(pk=page.pk), user=cast.leader)
    approve(review=made, user=cast.editor, revision_id=made.revision_id or 0)
    assert [row.caption for row in PracticePage.objects.get(pk=page.pk).pictures.all()] == ["Berne"]


def test_a_file_without_a_label_goes_by_its_name(author: Client, page: PracticePage) -> None:
    response = author.post(at("add_file", page), {"file": upload("Grille.pdf", samples.pdf())})
    assert response["Location"] == at("attachments", page)
    (row,) = draft_of(page).files.all()
    assert row.label == "Grille.pdf"
    assert b"Grille.pdf" in author.get(at("attachments", page)).content


def test_without_words_for_the_blind_there_is_no_picture_and_the_rest_stays(author: Client, page: PracticePage) -> None:
    sent = {"file": upload("x.png", samples.picture()), "alt": "", "caption": "Vue de la salle"}
    response = author.post(at("add_picture", page), sent)
    assert response.status_code == 400
    html = response.content.decode()
    assert "Décrivez l’image" in html
    assert 'value="Vue de la salle"' in html
    assert not Picture.objects.exists()


def test_a_refused_file_says_why_and_keeps_the_words(author: Client, page: PracticePage, settings: Any) -> None:
    sent = {"file": upload("x.pdf", b"<html><script>"), "label": "Grille d’entretien"}
    response = author.post(at("add_file", page), sent)
    assert response.status_code == 400
    html = response.content.decode()
    assert "Le contenu de ce fichier n’est pas celui d’un fichier «\u00a0PDF\u00a0»" in html
    assert 'value="Grille d’entretien"' in html
    assert not File.objects.exists()
    settings.WAGTAILDOCS_MAX_UPLOAD_SIZE = 10
    assert author.post(at("add_file", page), {"file": upload("x.pdf", samples.pdf())}).status_code == 413
    assert author.post(at("add_file", page), {"label": "x"}).status_code == 400


def test_words_can_be_changed(author: Client, cast: Cast, page: PracticePage) -> None:
    (picture,) = add_pictures(page, cast, "Avant")
    address = at("edit_attachment", page, "pictures", picture.pk)
    assert b'value="Avant"' in author.get(address).content
    assert author.post(address, {"alt": "", "caption": "x"}).status_code == 400
    author.post(address, {"alt": "Après", "caption": ""})
    assert alts(page) == ["Après"]


def test_pictures_can_be_put_in_order_and_taken_off(author: Client, cast: Cast, page: PracticePage) -> None:
    first, _second, third = add_pictures(page, cast, "un", "deux", "trois")
    author.post(at("move", page, "pictures", third.pk), {"direction": "up"})
    assert alts(page) == ["un", "trois", "deux"]
    author.post(at("move", page, "pictures", first.pk), {"direction": "up"})
    author.post(at("move", page, "pictures", first.pk), {"direction": "down"})
    assert alts(page) == ["trois", "un", "deux"]
    author.post(at("remove_attachment", page, "pictures", third.pk))
    assert alts(page) == ["un", "deux"]
    assert author.post(at("remove_attachment", page, "pictures", third.pk), headers={"X-Part": "1"}).status_code == 409


def test_a_script_gets_the_part_and_the_new_token(author: Client, page: PracticePage) -> None:
    sent = {"file": upload("x.png", samples.picture()), "alt": "Trois personnes"}
    response = author.post(at("add_picture", page), sent, headers={"X-Part": "1"})
    assert response.status_code == 200
    token = response["X-Draft-Token"]
    assert token == draft_token(PracticePage.objects.get(pk=page.pk).get_latest_revision())
    assert b"<html" not in response.content
    assert "Image ajoutée." in response.content.decode()
    refused = author.post(at("add_picture", page), {"alt": "x"}, headers={"X-Part": "1"})
    assert (refused.status_code, b"<html" in refused.content) == (400, False)


def test_there_is_a_most(author: Client, page: PracticePage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(attachments.MOST, "files", 1)
    for name, status in (("a.txt", 302), ("b.txt", 400)):
        response = author.post(at("add_file", page), {"file": upload(name, b"Bonjour"), "label": name})
        assert response.status_code == status
    assert b'value="b.txt"' in response.content
    assert [row.label for row in draft_of(page).files.all()] == ["a.txt"]
    assert File.objects.count() == 1


def test_in_review_nothing_changes_and_nothing_is_kept(author: Client, cast: Cast, page: PracticePage) -> None:
    submit(page=page, user=cast.leader)
    response = author.post(at("add_file", page), {"file": upload("a.txt", b"Bonjour")})
    assert response["Location"] == at("review", page)
    assert not File.objects.exists()
    part = author.post(at("add_file", page), {"file": upload("a.txt", b"Bonjour")}, headers={"X-Part": "1"})
    assert part.status_code == 423


def test_for_others_there_is_no_such_draft(cast: Cast, page: PracticePage) -> None:
    (picture,) = add_pictures(page, cast, "un")
    client = login(Client(), cast.stranger)
    for address in (
        at("attachments", page),
        at("add_picture", page),
        at("add_file", page),
        at("edit_attachment", page, "pictures", picture.pk),
    ):
        assert client.get(address).status_code == 404
        assert client.post(address).status_code in (404, 405)
    for name in ("move", "remove_attachment"):
        assert client.post(at(name, page, "pictures", picture.pk)).status_code == 404
        assert Client().post(at(name, page, "pictures", picture.pk)).status_code == 302
    assert alts(page) == ["un"]
    assert login(Client(), cast.leader).get(at("edit_attachment", page, "themes", 1)).status_code == 404
