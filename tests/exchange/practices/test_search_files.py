"""What the search holds of the files of practices, and when it is told."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from exchange.practices.models import PracticeFile, PracticePage
from hub.accounts.models import User
from hub.accounts.roles import Role
from hub.media.models import File, FileText
from hub.media.services.accept import accept_file
from hub.media.services.keep_text import texts_of
from hub.search.sources import sources
from resources.themes.models import ThemePage
from tests.hub.media.samples import upload
from tests.hub.media.texts import papers
from tests.hub.search.documents import documents, words
from tests.hub.search.notes import NoteRefusedError, no_outbox, noted_by
from tests.trees import make_person, make_practice, make_tree

pytestmark = pytest.mark.once

ITALIAN = "Il primo incontro dura un’ora e si svolge da noi, con la coordinatrice. Dopo tre giorni telefoniamo."


@pytest.fixture(autouse=True)
def media_folder(settings: Any, tmp_path: Any) -> None:
    settings.MEDIA_ROOT = str(tmp_path)


def make_author() -> User:
    make_tree()
    return make_person("claire@example.org", "Claire Rochat", Role.PROJECT_LEADER)


@pytest.fixture
def author(db: None) -> User:
    return make_author()


def make_file(author: User, text: str = ITALIAN, title: str = "Guida") -> File:
    return accept_file(upload=upload("guida.txt", text.encode()), user=author, title=title)


def attach(page: PracticePage, file: File, label: str) -> PracticePage:
    held: PracticePage = PracticePage.objects.get(pk=page.pk)
    draft = held.get_latest_revision_as_object()
    draft.files.add(PracticeFile(file=file, label=label))
    draft.save_revision(user=page.owner).publish()
    return held


def close(page: Page, kind: str, *groups: Group) -> None:
    PageViewRestriction.objects.create(page=page, restriction_type=kind).groups.set(groups)


def test_one_document_in_the_language_of_its_text_for_all_pages_that_show_it(author: User) -> None:
    french = make_practice(author, cantons=["TI"])
    german = make_practice(author, language="de", translation_of=french, cantons=["TI"])
    file = make_file(author)
    attach(french, file, "Guide (en italien)")
    attach(german, file, "Leitfaden (auf Italienisch)")
    (document,) = documents("files")
    assert (document.object_id, document.language, document.kind) == (file.pk, "it", "file")
    assert (document.group, document.title, document.access) == (f"file:{file.pk}", "Guida", ("all",))
    assert document.facets == {"theme": ("quality",), "canton": ("TI",)}
    assert {"Guide (en italien)", "Leitfaden (auf Italienisch)", french.title, "guida.txt"} <= set(document.keywords)
    assert document.date == timezone.localdate()


def test_sections_are_pages_that_lead_to_their_place(author: User, client: Any) -> None:
    data = papers.pdf([["Prima"], ["Seconda"], ["Terza pagina"]])
    file = accept_file(upload=upload("guida.pdf", data), user=author, title="Guida")
    attach(make_practice(author), file, "Guide")
    (document,) = documents("files")
    assert [(section.page, section.anchor, section.text) for section in document.sections] == [
        (1, "page-1", "Prima"),
        (2, "page-2", "Seconda"),
        (3, "page-3", "Terza pagina"),
    ]
    address = sources()["files"].addresses([file.pk], "de")[file.pk]
    assert 'id="page-3"' in client.get(address).content.decode()


def test_where_the_text_does_not_say_it_the_page_gives_language_and_title(author: User) -> None:
    attach(make_practice(author, language="de"), make_file(author, "1 | 2 | 3"), "Tabelle zum Ausfüllen")
    (document,) = documents("files")
    assert (document.language, document.title) == ("de", "Tabelle zum Ausfüllen")


def test_files_of_drafts_and_of_withdrawn_practices_are_not_in_it(author: User) -> None:
    draft = make_practice(author, live=False)
    file = make_file(author)
    held = draft.get_latest_revision_as_object()
    held.files.add(PracticeFile(file=file, label="Guide"))
    held.save_revision(user=author)
    withdrawn = make_practice(author)
    attach(withdrawn, file, "Guide").unpublish()
    new = make_file(author, "Noch nicht da")
    public = attach(make_practice(author), make_file(author), "Guide")
    later = PracticePage.objects.get(pk=public.pk).get_latest_revision_as_object()
    later.files.add(PracticeFile(file=new, label="Später"))
    later.save_revision(user=author)
    assert documents("files", [file.pk, new.pk]) == []
    assert list(sources()["files"].ids()) == [public.files.get().file_id]


@pytest.mark.parametrize(
    ("kinds", "access", "told"),
    [
        (["login"], [("login",)], True),
        (["password"], [], False),
        (["A"], [("group:{A}",)], True),
        (["A", ""], [("all",)], False),
        (["A", "login"], [("group:{A}", "login")], False),
    ],
)
def test_who_may_find_a_page_may_find_its_file_and_no_more(
    kinds: list[str], access: list[Any], told: bool, author: User
) -> None:
    group = Group.objects.create(name="A")
    file = make_file(author)
    for number, kind in enumerate(kinds):
        page = make_practice(author, title="Ce qui est réservé" if kind else "Ce qui est public")
        attach(page, file, f"Feuille {number}")
        if kind:
            close(page, "groups" if kind == "A" else kind, *([group] if kind == "A" else []))
    found = documents("files", [file.pk])
    wanted = [tuple(token.format(A=group.pk) for token in tokens) for tokens in access]
    assert [document.access for document in found] == wanted
    # The title of a page for few does not find the file for the others.
    assert ["Ce qui est réservé" in words(document) for document in found] == [told] * len(access)


def test_its_date_is_that_of_the_first_page(author: User) -> None:
    old = make_practice(author)
    file = make_file(author)
    attach(old, file, "Guide")
    attach(make_practice(author), file, "Guide")
    at = timezone.now() - timedelta(days=400)
    Page.objects.filter(pk=old.pk).update(first_published_at=at)
    assert documents("files")[0].date == timezone.localdate(at)


def test_thirty_take_as_many_queries_as_one(author: User) -> None:
    files = [make_file(author, f"Kurz {number}") for number in range(30)]
    for file in files:
        attach(make_practice(author), file, "Guide")
    texts_of(files=files)

    def queries(number: int) -> int:
        with CaptureQueriesContext(connection) as caught:
            assert len(documents("files", [file.pk for file in files[:number]])) == number
        return len(caught)

    assert queries(1) == queries(30)


def unattach(page: PracticePage) -> None:
    draft = PracticePage.objects.get(pk=page.pk).get_latest_revision_as_object()
    draft.files.set([])
    draft.save_revision().publish()


def replace(page: PracticePage) -> None:
    file = File.objects.get()
    file.file = upload("altro.txt", b"Altro testo")
    file.save()


def rename(page: PracticePage) -> None:
    file = File.objects.get()
    file.title = "Autre titre"
    file.save()


DEEDS: dict[str, tuple[Callable[[PracticePage], Any], bool]] = {
    "taken off": (unattach, True),
    "replaced": (replace, True),
    "renamed": (rename, False),
    "deleted": (lambda page: File.objects.get().delete(), True),
    "its page published again": (lambda page: page.get_latest_revision().publish(), False),
    "its page withdrawn": (lambda page: page.unpublish(), True),
    "its page deleted": (lambda page: page.delete(), True),
    "its page's theme renamed": (lambda page: ThemePage.objects.get(locale__language_code="fr").save(), False),
}


@pytest.mark.django_db
@pytest.mark.parametrize("deed", [*DEEDS, "its page closed"])
def test_what_is_noted(deed: str) -> None:
    act, narrows = DEEDS.get(deed, (lambda page: close(page, "login"), True))
    author = make_author()
    file = make_file(author)
    page = attach(make_practice(author), file, "Guide")
    texts_of(files=[file])
    page = PracticePage.objects.get(pk=page.pk)
    pk = file.pk
    assert ("files", pk, narrows) in noted_by(lambda: act(page))


@pytest.mark.django_db
def test_putting_a_file_on_is_noted(author: User) -> None:
    page, file = make_practice(author), make_file(author)
    assert ("files", file.pk, False) in noted_by(lambda: attach(page, file, "Guide"))
    assert FileText.objects.count() == 0


@pytest.mark.django_db(transaction=True)
def test_no_change_without_its_note() -> None:
    author = make_author()
    file = make_file(author)
    page = attach(make_practice(author), file, "Guide")
    texts_of(files=[file])
    before = _state(page)
    for name, (act, _narrows) in DEEDS.items():
        with no_outbox(), pytest.raises(NoteRefusedError):
            act(PracticePage.objects.get(pk=page.pk))
        assert _state(page) == before, name


def _state(page: PracticePage) -> tuple[Any, ...]:
    held = PracticePage.objects.get(pk=page.pk)
    return (
        held.live,
        held.last_published_at,
        list(PracticeFile.objects.values()),
        File.objects.values_list("title").get(),
    )
