"""The text of a file as a page: for whom, in what language, from where to where."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation
from wagtail.models import PageViewRestriction

from exchange.practices.models import PracticeFile, PracticePage
from hub.accounts.models import User
from hub.accounts.roles import Role
from hub.contributions.models import Coauthor
from hub.media.models import File, FileText
from hub.media.services.accept import accept_file
from hub.media.services.keep_text import texts_of
from tests.hub.media.samples import upload
from tests.hub.media.texts import papers
from tests.trees import log_in, make_person, make_practice, make_tree

pytestmark = [pytest.mark.django_db, pytest.mark.once]
ITALIAN = ["Il primo incontro dura un'ora e si svolge da noi, con la coordinatrice.", "Dopo tre giorni telefoniamo."]


@pytest.fixture(autouse=True)
def media_folder(settings: Any, tmp_path: Any) -> None:
    settings.MEDIA_ROOT = str(tmp_path)


@pytest.fixture
def people() -> dict[str, User | None]:
    make_tree()
    return {
        "author": make_person("claire@example.org", "Claire Rochat", Role.PROJECT_LEADER),
        "co-author": make_person("sandra@example.org", "Sandra Frei", Role.PROJECT_LEADER),
        "editor": make_person("helene@example.org", "Hélène Morand", Role.EDITOR),
        "mentor": make_person("mentor@example.org", "Person Mentor", Role.MENTOR),
        "member": make_person("x@example.org", "Person X", Role.MEMBER),
        "anybody": None,
    }


def with_file(people: dict[str, User | None], *, live: bool = True, data: bytes = b"", name: str = "guida.pdf") -> File:
    author = people["author"]
    assert author is not None
    page = make_practice(author, live=False)
    Coauthor.objects.create(page=page, user=people["co-author"])
    sent = upload(name, data or papers.pdf([ITALIAN, ["Seconda pagina"]], outline={1: "Il primo incontro"}))
    file = accept_file(upload=sent, user=author, title="Guida")
    draft = page.get_latest_revision_as_object()
    draft.files.add(PracticeFile(file=file, label="Guida, in italiano"))
    revision = draft.save_revision(user=author)
    if live:
        revision.publish()
    return file


def show(file: File, person: User | None = None, language: str = "de") -> Any:
    with translation.override(language):
        address = reverse("media:text", args=[file.pk])
    return (log_in(Client(), person) if person else Client()).get(address)


def restricted(kind: str, *groups: str) -> Callable[[File], Any]:
    def close(file: File) -> None:
        from django.contrib.auth.models import Group

        page = PracticePage.objects.get(files__file=file)
        made = PageViewRestriction.objects.create(page=page, restriction_type=kind)
        made.groups.set(Group.objects.filter(name__in=groups))

    return close


HOLDERS = {"author", "editor"}
EVERYBODY = {"author", "co-author", "editor", "mentor", "member", "anybody"}
STATES: dict[str, tuple[bool, Callable[[File], Any] | None, set[str]]] = {
    "a draft": (False, None, HOLDERS | {"co-author"}),
    "published": (True, None, EVERYBODY),
    "withdrawn": (
        True,
        lambda file: PracticePage.objects.get(files__file=file).unpublish(),
        HOLDERS | {"co-author"},
    ),
    "for people logged in": (True, restricted("login"), EVERYBODY - {"anybody"}),
    "for mentors": (True, restricted("groups", Role.MENTOR), HOLDERS | {"co-author", "mentor"}),
    "behind a password": (True, restricted("password"), HOLDERS | {"co-author"}),
    "open to all": (False, lambda file: File.objects.filter(pk=file.pk).update(open_to_all=True), EVERYBODY),
}


@pytest.mark.parametrize("state", STATES)
def test_both_doors_open_to_the_same_people(state: str, people: dict[str, User | None]) -> None:
    live, deed, expected = STATES[state]
    file = with_file(people, live=live)
    if deed is not None:
        deed(file)
    for door in (lambda person: show(file, person), lambda person: _download(file, person)):
        answers = {name: door(person).status_code for name, person in people.items()}
        assert answers == {name: 200 if name in expected else 404 for name in people}


def _download(file: File, person: User | None) -> Any:
    return (log_in(Client(), person) if person else Client()).get(file.url)


def test_not_there_and_not_yours_look_the_same(people: dict[str, User | None]) -> None:
    file = with_file(people, live=False)
    closed = show(file)
    gone = show(File(pk=file.pk + 1000))
    assert closed.status_code == gone.status_code == 404
    told = [answer.content.decode().replace(answer.request["PATH_INFO"][3:], "") for answer in (closed, gone)]
    assert told[0] == told[1]


def test_nobody_keeps_it_and_no_search_engine_shows_it(people: dict[str, User | None]) -> None:
    answer = show(with_file(people))
    assert answer["Cache-Control"] == "private, no-cache"
    assert answer["X-Robots-Tag"] == "noindex"
    assert 'name="robots" content="noindex"' in answer.content.decode()


def test_its_pages_with_anchors_its_language_and_the_ways_on(people: dict[str, User | None]) -> None:
    file = with_file(people)
    shown = show(file).content.decode()
    assert '<html lang="de"' in shown
    for line in (
        '<h1 lang="it">Guida</h1>',
        'id="page-1"',
        'id="page-2"',
        "<h2>Seite 2</h2>",
        "<h3>Il primo incontro</h3>",
        f'href="{file.url}#page=2"',
        'href="#page-2"',
        "Seconda pagina",
        '<div class="section-text prose" lang="it">',
        f'href="/de/praxis/{PracticePage.objects.get().slug}/"',
    ):
        assert line in shown


def test_a_reader_of_its_language_is_not_told_the_language(people: dict[str, User | None]) -> None:
    shown = show(with_file(people), language="it").content.decode()
    assert "<h1>Guida</h1>" in shown


def test_what_stands_in_a_file_is_no_markup(people: dict[str, User | None]) -> None:
    data = papers.docx(papers.w_p("<script>alert(1)</script> & mehr"))
    shown = show(with_file(people, data=data, name="x.docx")).content.decode()
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; mehr" in shown
    assert 'id="part-1"' in shown


def test_a_file_without_text_can_be_downloaded(people: dict[str, User | None]) -> None:
    file = with_file(people, data=papers.pdf([[]]))
    shown = show(file, language="fr").content.decode()
    assert "Vous pouvez le télécharger" in shown
    assert file.url in shown


def test_a_file_is_read_once_and_again_when_it_is_another(people: dict[str, User | None]) -> None:
    file = with_file(people)
    texts_of(files=[file])
    FileText.objects.update(parts=[[1, "", "Aus dem Gedächtnis"]])
    assert "Aus dem Gedächtnis" in show(file).content.decode()
    file.file = upload("altro.pdf", papers.pdf([["Altro testo"]]))
    file.save()
    shown = show(file).content.decode()
    assert "Altro testo" in shown
    assert "Gedächtnis" not in shown


def test_the_text_goes_with_the_file(people: dict[str, User | None]) -> None:
    file = with_file(people)
    texts_of(files=[file])
    file.delete()
    assert not FileText.objects.exists()


def test_a_file_that_the_storage_lost_is_asked_for_again(people: dict[str, User | None]) -> None:
    file = with_file(people)
    storage, name = file.file.storage, file.file.name
    data = file.file.read()
    storage.delete(name)
    file = File.objects.get(pk=file.pk)
    assert texts_of(files=[file])[file.pk].parts == []
    assert not FileText.objects.exists()
    storage.save(name, io.BytesIO(data))
    assert texts_of(files=[file])[file.pk].language == "it"
