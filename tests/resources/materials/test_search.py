"""What the search holds of materials and their files."""

from __future__ import annotations

from typing import Any

from hub.accounts.models import User
from hub.media.services.accept import accept_file
from hub.search.sources import sources
from resources.materials.models import MaterialPage
from resources.themes.models import ThemePage
from tests.hub.media.samples import upload
from tests.hub.search.documents import documents
from tests.hub.search.notes import noted_by
from tests.resources.materials.catalogue import make_material
from tests.trees import make_practice


def test_a_material_is_found_by_what_it_says_and_by_how_it_is_filed(author: User, client: Any) -> None:
    material = make_material(author, language="de", title="Acht Fragen")
    (document,) = documents("materials", [material.pk])
    assert (document.kind, document.language, document.access) == ("material", "de", ("all",))
    assert document.summary == material.summary
    assert {"Erstes Treffen", "Übung", "Qualité de", "Passerelles Lausanne"} <= set(document.keywords)
    shown = client.get(sources()["materials"].addresses([material.pk], "de")[material.pk]).content.decode()
    assert all(f'id="{section.anchor}"' in shown for section in document.sections if section.text)


def test_a_draft_is_not_in_it(author: User) -> None:
    draft = make_material(author, live=False)
    assert documents("materials", [draft.pk]) == []


def test_a_file_shown_by_a_material_and_a_practice_is_one_document(author: User, media_folder: None) -> None:
    file = accept_file(upload=upload("guida.txt", b"Il primo incontro dura un'ora."), user=author, title="Guida")
    make_material(author, files=(file,), themes=["quality"])
    practice = make_practice(author)
    draft = practice.get_latest_revision_as_object()
    from exchange.practices.models import PracticeFile

    draft.files.add(PracticeFile(file=file, label="La guida"))
    draft.save_revision(user=author).publish()
    (document,) = documents("files")
    assert document.object_id == file.pk
    assert {"Huit questions pour commencer", practice.title} <= set(document.keywords)


def test_its_words_follow_the_name_of_its_theme(author: User) -> None:
    material = make_material(author)
    theme = ThemePage.objects.get(locale__language_code="fr")

    def rename() -> None:
        theme.title = "Autrement dit"
        theme.save()

    noted = noted_by(rename)
    assert ("materials", material.pk) in {note[:2] for note in noted}
    (document,) = documents("materials", [material.pk])
    assert "Autrement dit" in document.keywords
    assert MaterialPage.objects.count() == 1
