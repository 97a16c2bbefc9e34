"""From an empty form to a published material, through the pages that practices are written with."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from hub.accounts.models import User
from hub.accounts.roles import Role
from hub.contributions.models import Review
from hub.contributions.services.save_draft import draft_token
from hub.media.services.accept import accept_file
from resources.materials.models import MaterialFile, MaterialIndexPage, MaterialPage
from resources.materials.queries.completeness import problems
from tests.hub.media.samples import upload
from tests.hub.media.texts import papers
from tests.resources.materials.catalogue import FULL, make_material
from tests.trees import log_in, make_person, make_tree

VIDEO = "https://www.youtube.com/watch?v=abcdefghijk"


def posted(page: MaterialPage, **changes: Any) -> dict[str, Any]:
    token = draft_token(MaterialPage.objects.get(pk=page.pk).get_latest_revision())
    return FULL | {"title": page.draft_title, "token": token, "level": "first", "licence": "CC-BY-4.0"} | changes


def test_a_leader_writes_an_editor_publishes_a_stranger_finds_it(author: User) -> None:
    leader = log_in(Client(), author)
    editor = log_in(Client(), make_person("helene@example.org", "Hélène Morand", Role.EDITOR))
    begun = leader.post(
        reverse("contributions:start", args=["material"]),
        {"title": "Huit questions", "language": "fr", "format": "checklist"},
    )
    page = MaterialPage.objects.get()
    assert page.format == "checklist"
    assert begun["Location"] == reverse("contributions:edit", args=[page.pk])

    refused = leader.post(reverse("contributions:submit", args=[page.pk]), {"message": ""})
    assert refused.status_code == 400
    assert "#section-situations" in refused.content.decode()

    leader.post(begun["Location"], posted(page))
    leader.post(reverse("contributions:submit", args=[page.pk]), {"message": "Voilà."})
    review = Review.objects.get()
    assert "Huit questions" in editor.get(reverse("queue:index")).content.decode()
    editor.post(reverse("contributions:ask_changes", args=[review.pk]), {"message": "Combien de temps ?"})
    leader.post(begun["Location"], posted(page, minutes="25"))
    leader.post(reverse("contributions:submit", args=[page.pk]), {"message": ""})
    review.refresh_from_db()
    editor.post(reverse("contributions:approve", args=[review.pk]), {"revision": review.revision_id})

    page.refresh_from_db()
    assert page.live
    assert (
        "Huit questions" in Client().get("/de/schulungsmaterial/?duration=60&situation=first-meeting").content.decode()
    )


def test_a_wrong_field_keeps_all_that_was_typed_and_says_what_to_do(author: User, client: Client) -> None:
    page = make_material(author, live=False)
    log_in(client, author)
    answer = client.post(
        reverse("contributions:edit", args=[page.pk]),
        posted(page, use="Un texte neuf", video_url="https://evil.example/watch?v=abcdefghijk"),
    )
    assert answer.status_code == 400
    html = answer.content.decode()
    assert "Un texte neuf" in html
    assert "SWITCHtube, Vimeo ou YouTube" in html


@pytest.mark.parametrize("minutes", ["0", "-5", "6001", "1e9", "quinze", "\x00"])
def test_a_length_that_cannot_be_is_said_beside_the_field(author: User, client: Client, minutes: str) -> None:
    page = make_material(author, live=False)
    log_in(client, author)
    answer = client.post(reverse("contributions:edit", args=[page.pk]), posted(page, minutes=minutes))
    assert answer.status_code == 400


def test_what_cannot_be_seen_or_heard_needs_its_words(author: User, media_folder: None) -> None:
    def missing(**fields: Any) -> set[str]:
        return {problem.field for problem in problems(make_material(author, live=False, **fields))}

    assert missing() == set()
    assert missing(text="") == {"text"}
    assert missing(text="", video_url=VIDEO) == {"alternative"}
    assert missing(text="", video_url=VIDEO, alternative="Une femme attend dans une gare. Un homme passe.") == set()
    spoken = accept_file(upload=upload("a.pdf", papers.pdf([["Du texte lisible"]])), user=author, title="Lisible")
    mute = accept_file(upload=upload("b.pdf", papers.pdf([[]])), user=author, title="Muet")
    assert missing(text="", files=(spoken,)) == set()
    assert missing(text="", files=(spoken, mute)) == {"alternative"}


def test_on_a_site_without_a_catalogue_nobody_is_offered_to_begin_one(client: Client, db: None) -> None:
    make_tree()
    log_in(client, make_person("claire@example.org", "Claire", Role.PROJECT_LEADER))
    address = reverse("contributions:start", args=["material"])
    assert address not in client.get(reverse("contributions:workshop")).content.decode()
    assert client.get(address).status_code != 200


@pytest.mark.parametrize(
    ("role", "may"),
    [(Role.PROJECT_LEADER, True), (Role.EDITOR, True), (Role.MENTOR, False), (Role.MEMBER, False)],
)
def test_who_may_begin_one(author: User, client: Client, role: Role, may: bool) -> None:
    log_in(client, make_person("y@example.org", "Une Personne", role))
    answer = client.post(
        reverse("contributions:start", args=["material"]), {"title": "Un essai", "language": "fr", "format": "text"}
    )
    assert (answer.status_code == 302) is may
    assert MaterialPage.objects.exists() is may


@pytest.mark.parametrize("language", ["xx", "", "fr' OR 1=1"])
def test_a_language_without_a_catalogue_is_refused_in_words(author: User, client: Client, language: str) -> None:
    MaterialIndexPage.objects.filter(locale__language_code="en").delete()
    log_in(client, author)
    address = reverse("contributions:start", args=["material"])
    for asked in (language, "en"):
        answer = client.post(address, {"title": "Un essai", "language": asked, "format": "text"})
        assert answer.status_code == 400
        assert 'value="Un essai"' in answer.content.decode()


def test_a_second_language_is_filed_as_the_first_and_takes_its_files_along(author: User, media_folder: None) -> None:
    file = accept_file(upload=upload("a.txt", b"Eine Seite Text zum Lesen."), user=author, title="Blatt")
    material = make_material(author, files=(file,), situations=["limits", "closing"])
    client = log_in(Client(), author)
    answer = client.post(reverse("contributions:translate", args=[material.pk, "de"]))
    assert answer.status_code == 302
    german = MaterialPage.objects.get(locale__language_code="de")
    draft = german.get_latest_revision_as_object()
    assert draft.situations == ["limits", "closing"]
    assert [row.file_id for row in draft.files.all()] == [file.pk]
    assert not MaterialFile.objects.filter(page=german, page__live=True).exists()
