"""A material in other forms: on paper, in a feed, as news for who follows a theme."""

from __future__ import annotations

import io
from typing import Any
from xml.etree import ElementTree

import pypdf
import pytest
from django.test import Client

from hub.accounts.models import User
from hub.accounts.roles import Role
from hub.contributions.services.review import approve
from hub.contributions.services.submit import submit
from hub.notifications.models import Notice
from hub.notifications.services.subscribe import subscribe
from resources.materials.models import MaterialPage
from tests.resources.materials.catalogue import make_material
from tests.trees import log_in, make_person

ATOM = "{http://www.w3.org/2005/Atom}"


def test_the_paper_is_a_tagged_pdf_in_the_language_of_the_text(client: Client, author: User) -> None:
    material = make_material(author, language="de", slug="acht", title="Acht <b> Fragen", use="#panic() $1/0$ `#sys`")
    response = client.get(f"/fr/materials/{material.pk}/material.pdf")
    assert (response.status_code, response["Content-Type"]) == (200, "application/pdf")
    assert response["Content-Language"] == "de"
    document = pypdf.PdfReader(io.BytesIO(response.content))
    catalogue = document.trailer["/Root"]
    assert catalogue["/MarkInfo"]["/Marked"]
    assert str(catalogue["/Lang"]).startswith("de")
    text = " ".join(page.extract_text() for page in document.pages)
    for said in ("Acht <b> Fragen", "#panic()", "Erstes Treffen", "/de/schulungsmaterial/acht/"):
        assert said in text.replace("\n", " "), said
    assert f"/fr/materials/{material.pk}/material.pdf" in client.get("/fr/materiel/acht/").content.decode()


def test_what_is_not_public_has_no_paper_and_no_entry(client: Client, author: User) -> None:
    draft = make_material(author, title="Pas encore", live=False)
    assert client.get(f"/fr/materials/{draft.pk}/material.pdf").status_code == 404
    assert log_in(Client(), author).get(f"/fr/materials/{draft.pk}/material.pdf").status_code == 404
    assert "Pas encore" not in client.get("/fr/materials/feed.atom").content.decode()


def test_the_feed_says_which_language_each_entry_is_in(
    client: Client, author: User, django_assert_max_num_queries: Any
) -> None:
    source = make_material(author, title="Huit questions")
    make_material(author, language="de", title="Acht Fragen", translation_of=source)
    make_material(author, language="it", title="Solo italiano")
    with django_assert_max_num_queries(8):
        feed = ElementTree.fromstring(client.get("/fr/materials/feed.atom").content)
    languages = {
        entry.findtext(f"{ATOM}title"): entry.get("{http://www.w3.org/XML/1998/namespace}lang")
        for entry in feed.iter(f"{ATOM}entry")
    }
    assert languages == {"Huit questions": "fr", "Solo italiano": "it"}
    assert 'type="application/atom+xml"' in client.get("/fr/materiel/").content.decode()


@pytest.fixture
def follower(author: User) -> User:
    person = make_person("marc@example.org", "Marc Favre", Role.MENTOR, language="de")
    subscribe(user=person, subject="theme:quality")
    return person


def publish(material: MaterialPage, author: User, editor: User) -> None:
    review = submit(page=material, user=author)
    approve(review=review, user=editor, revision_id=review.revision_id)


def test_who_follows_a_theme_hears_once_of_new_material_in_it(
    author: User, follower: User, django_capture_on_commit_callbacks: Any
) -> None:
    editor = make_person("helene@example.org", "Hélène Morand", Role.EDITOR)
    with django_capture_on_commit_callbacks(execute=True):
        material = make_material(author, title="Huit questions", live=False)
        publish(material, author, editor)
        publish(make_material(author, title="Ailleurs", live=False, themes=["organisation"]), author, editor)
        german = make_material(author, language="de", title="Acht Fragen", live=False, translation_of=material)
        publish(german, author, editor)
    (notice,) = Notice.objects.filter(user=follower)
    assert notice.kind == "materials.published"
    shown = log_in(Client(), follower).get("/de/messages/").content.decode()
    assert "Neues Material: «Acht Fragen»" in shown
    MaterialPage.objects.get(pk=material.pk).unpublish()
    MaterialPage.objects.get(pk=german.pk).unpublish()
    assert "Acht Fragen" not in log_in(Client(), follower).get("/de/messages/").content.decode()
