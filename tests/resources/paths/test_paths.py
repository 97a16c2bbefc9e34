"""Learning paths: read by everybody, ticked for oneself, taken along as a booklet."""

from __future__ import annotations

import io
import re
from typing import Any
from uuid import UUID, uuid4

import pypdf
import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from hub.accounts.models import User
from hub.accounts.roles import Role
from hub.accounts.services.delete_account import delete_account
from hub.pages.models import PageRecord
from hub.portability.registry import parts
from resources.materials.models import MaterialIndexPage, MaterialPage
from resources.paths.blocks import CheckStep
from resources.paths.models import PathPage, StepDone
from tests.hub.search.documents import documents, words
from tests.resources.materials.catalogue import make_catalogue, make_material
from tests.trees import log_in, make_person

PAGE = "/fr/materiel/debuter/"
CHOICES = [
    {"text": "J’écris une phrase.", "is_right": True, "because": "La porte reste ouverte."},
    {"text": "J’attends.", "is_right": False, "because": "Le silence se lit comme de la colère."},
]


@pytest.fixture
def author(db: None) -> User:
    make_catalogue()
    return make_person("claire@example.org", "Claire Rochat", Role.PROJECT_LEADER)


@pytest.fixture
def mentor(author: User) -> User:
    return make_person("marc@example.org", "Marc Favre", Role.MENTOR)


def stream(material: MaterialPage, key: str = "") -> list[dict[str, Any]]:
    def item(value: Any) -> dict[str, Any]:
        return {"type": "item", "value": value, "id": str(uuid4())}

    return [
        {"type": "text", "value": {"title": "Avant tout", "text": "Vous n’êtes **pas** de garde."}, "id": str(uuid4())},
        {"type": "material", "value": {"material": material.pk, "why": "À deux."}, "id": key or str(uuid4())},
        {"type": "check", "value": {"question": "Personne ne vient ?", "choices": [item(row) for row in CHOICES]},
         "id": str(uuid4())},
    ]  # fmt: skip


def make_path(material: MaterialPage, *, language: str = "fr", live: bool = True, **fields: Any) -> PathPage:
    index = MaterialIndexPage.objects.get(locale__language_code=language)
    values = {"title": "Débuter", "slug": "debuter", "lead": "Les six premières semaines."} | fields
    source = values.pop("translation_of", None)
    values.setdefault("steps", stream(material))
    path = PathPage(locale=index.locale, live=False, **values)
    if source is not None:
        path.translation_key = source.translation_key
    index.add_child(instance=path)
    PageRecord.objects.update_or_create(page_id=path.pk, defaults={"is_source": source is None})
    if live:
        path.save_revision().publish()
        path.refresh_from_db()
    return path


@pytest.fixture
def path(author: User) -> PathPage:
    return make_path(make_material(author, slug="huit", title="Huit questions"))


def read(client: Client, address: str = PAGE) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode().replace("\N{NO-BREAK SPACE}", " ")


def test_anybody_reads_it_in_order_and_nothing_is_asked_of_them(client: Client, path: PathPage) -> None:
    html = read(client)
    order = ("<strong>pas</strong> de garde", "À deux.", 'material-title"', "Personne ne vient")
    places = [html.index(words) for words in order]
    assert places == sorted(places)
    assert "1 h" in html
    assert "csrfmiddlewaretoken" not in html


def test_it_stands_above_the_catalogue_until_something_is_sought(client: Client, path: PathPage) -> None:
    assert f'href="{PAGE}"' in read(client, "/fr/materiel/")
    assert f'href="{PAGE}"' not in read(client, "/fr/materiel/?situation=first-meeting")
    html = read(client, "/de/schulungsmaterial/")
    assert re.search(r'<a href="/de/schulungsmaterial/debuter/" lang="fr">Débuter', html)


def test_an_answer_stands_in_the_address_and_says_why(client: Client, path: PathPage) -> None:
    name = re.search(r'type="radio" name="(c[0-9a-f]{8})"', read(client))
    assert name
    wrong = read(client, f"{PAGE}?{name[1]}=1")
    assert "Pas tout à fait" in wrong
    assert "Le silence se lit" in wrong
    assert "La porte reste ouverte" not in wrong
    assert "La porte reste ouverte" in read(client, f"{PAGE}?{name[1]}=0")
    for odd in ("2", "-1", "x", "%00", "9" * 500, "²"):
        assert "path-verdict" not in read(client, f"{PAGE}?{name[1]}={odd}")
    assert not StepDone.objects.exists()


def test_ticks_are_for_oneself_and_hold_in_every_language(path: PathPage, mentor: User) -> None:
    step = str(path.steps[1].id)
    german = make_path(
        MaterialPage.objects.get(), language="de", slug="anfangen", title="Anfangen", translation_of=path,
        steps=stream(MaterialPage.objects.get(), step),
    )  # fmt: skip
    mine, others = log_in(Client(), mentor), log_in(Client(), path.owner or make_person("x@example.org", "X"))
    answer = mine.post(reverse("paths:done", args=[path.pk]), {"step": step, "number": "2"})
    assert answer["Location"] == f"{PAGE}#step-2"
    mine.post(reverse("paths:done", args=[path.pk]), {"step": step, "number": "2"})
    assert "Étapes faites : 1 sur 3" in read(mine)
    assert "Erledigte Schritte: 1 von 3" in read(mine, german.get_url())
    assert "Étapes faites : 0 sur 3" in read(others)
    mine.post(reverse("paths:done", args=[german.pk]), {"step": step, "undo": "1"})
    assert "Étapes faites : 0 sur 3" in read(mine)


@pytest.mark.parametrize("step", ["", "x", "\x00", "00000000-0000-0000-0000-000000000000"])
def test_a_step_that_is_not_there_cannot_be_ticked(path: PathPage, mentor: User, step: str) -> None:
    answer = log_in(Client(), mentor).post(reverse("paths:done", args=[path.pk]), {"step": step})
    assert answer.status_code == 404
    assert not StepDone.objects.exists()


def test_who_is_not_logged_in_ticks_nothing(path: PathPage) -> None:
    assert Client().post(reverse("paths:done", args=[path.pk]), {"step": str(path.steps[0].id)}).status_code == 302
    assert not StepDone.objects.exists()


def test_a_material_that_is_withdrawn_falls_out_until_it_is_back(client: Client, path: PathPage) -> None:
    material = MaterialPage.objects.get()
    material.unpublish()
    html = read(client)
    assert "Huit questions" not in html
    assert 'id="step-2"' in html
    assert 'id="step-3"' not in html
    MaterialPage.objects.get().get_latest_revision().publish()
    assert "Huit questions" in read(client)
    MaterialPage.objects.get().delete()
    assert "Huit questions" not in read(client)


def test_a_draft_is_nowhere(author: User, mentor: User) -> None:
    draft = make_path(make_material(author), title="Pas encore", slug="pas-encore", live=False)
    client = log_in(Client(), mentor)
    assert client.get("/fr/materiel/pas-encore/").status_code == 404
    assert client.get(reverse("paths:booklet", args=[draft.pk])).status_code == 404
    assert client.post(reverse("paths:done", args=[draft.pk]), {"step": str(draft.steps[0].id)}).status_code == 404
    assert "Pas encore" not in read(client, "/fr/materiel/")
    assert documents("paths", [draft.pk]) == []


def test_the_booklet_holds_every_step_in_full_and_the_answers(client: Client, path: PathPage) -> None:
    response = client.get(reverse("paths:booklet", args=[path.pk]))
    assert (response.status_code, response["Content-Type"]) == (200, "application/pdf")
    document = pypdf.PdfReader(io.BytesIO(response.content))
    assert document.trailer["/Root"]["/MarkInfo"]["/Marked"]
    text = " ".join(page.extract_text() for page in document.pages).replace("\n", " ")
    order = (
        "Débuter",
        "pas de garde",
        "Comment voulez-vous que l’on vous appelle",
        "Personne ne vient",
        "La porte reste",
    )
    for said in order:
        assert said in text, said
    assert text.index("Personne ne vient") < text.index("La porte reste")


def test_it_is_found_by_its_own_words(path: PathPage) -> None:
    (document,) = documents("paths", [path.pk])
    assert document.summary == "Les six premières semaines."
    assert "Personne ne vient ?" in words(document)
    assert "Comment voulez-vous" not in words(document)


def test_ticks_are_taken_along_and_go_with_the_person(path: PathPage, mentor: User) -> None:
    StepDone.objects.create(path_key=path.translation_key, step=UUID(str(path.steps[0].id)), person=mentor)
    (part,) = [part for name, part in parts(mentor) if name == "paths"]
    assert part.data[0]["path"] == "Débuter"
    delete_account(user=mentor)
    assert not StepDone.objects.exists()


def test_a_question_without_a_right_answer_is_refused() -> None:
    block = CheckStep()
    wrong = [{**row, "is_right": False} for row in CHOICES]
    with pytest.raises(ValidationError):
        block.clean(block.to_python({"question": "?", "choices": wrong}))
    block.clean(block.to_python({"question": "?", "choices": CHOICES}))


def test_a_long_path_costs_the_same(client: Client, path: PathPage, django_assert_max_num_queries: Any) -> None:
    read(client)
    with django_assert_max_num_queries(16) as short:
        read(client)
    cost = len(short)
    long = PathPage.objects.get(pk=path.pk)
    long.steps = [block for _ in range(6) for block in stream(make_material(path.owner))]
    long.save_revision().publish()
    read(client)
    with django_assert_max_num_queries(cost):
        assert 'id="step-18"' in read(client)
