"""“Used it”: one tap, one line, counted without persons."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from exchange.directory.models import Membership, Project
from hub.accounts.models import User
from hub.accounts.roles import Role
from hub.accounts.services.delete_account import delete_account
from hub.moderation.kinds import find_kind
from hub.moderation.models import Case
from hub.portability.registry import parts
from resources.materials.models import MaterialPage, Use
from tests.resources.materials.catalogue import make_material
from tests.trees import log_in, make_person

PAGE = "/fr/materiel/huit/"


@pytest.fixture
def material(author: User) -> MaterialPage:
    return make_material(author, slug="huit")


@pytest.fixture
def mentor(author: User) -> User:
    person = make_person("marc@example.org", "Marc Favre", Role.MENTOR)
    project = Project.objects.create(name="Passerelles", slug="passerelles", cantons=["VD", "GE"])
    Membership.objects.create(project=project, user=person, part="mentor")
    return person


def door(material: MaterialPage) -> str:
    return reverse("materials:used", args=[material.pk])


def read(client: Client, address: str = PAGE) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def test_one_tap_counts_once_and_a_line_stands_without_a_name(material: MaterialPage, mentor: User) -> None:
    client = log_in(Client(), mentor)
    assert "Personne n’a encore dit" in read(Client())
    for _press in range(3):
        assert client.post(door(material))["Location"] == f"{PAGE}#used"
    assert "<b>1</b> personne l’a utilisé" in read(Client())
    client.post(door(material), {"note": "La question 5\na fait rire.", "language": "fr"})
    html = read(Client())
    assert "La question 5 a fait rire." in html
    assert ">GE</span> <span>VD</span>" in html
    assert "Marc Favre" not in html
    assert "Changer votre ligne" in read(client)
    client.post(door(material), {"back": "1"})
    assert "La question 5" not in read(Client())
    assert not Use.objects.exists()


def test_a_use_counts_in_all_languages_of_a_material(material: MaterialPage, mentor: User) -> None:
    make_material(material.owner, language="de", slug="acht", title="Acht Fragen", translation_of=material)
    log_in(Client(), mentor).post(door(material))
    assert "<b>1</b> Person hat es gebraucht" in read(Client(), "/de/schulungsmaterial/acht/")


def test_who_is_not_logged_in_comes_back_to_the_form(material: MaterialPage) -> None:
    answer = Client().get(door(material))
    assert answer.status_code == 302
    assert door(material) in answer["Location"].replace("%2F", "/")
    assert Client().post(door(material)).status_code == 302
    assert not Use.objects.exists()
    assert "csrfmiddlewaretoken" not in read(Client()).split('id="used"')[1].split("</section>")[0]


@pytest.mark.parametrize(
    ("note", "said"),
    [
        ("x" * 241, "240"),
        ("Mon mentee Ahmad Rahimi, né le 3.5.2001, était content.", "personne n’y est reconnaissable"),
    ],
)
def test_a_line_that_does_not_hold_is_kept_in_the_form(
    material: MaterialPage, mentor: User, note: str, said: str
) -> None:
    answer = log_in(Client(), mentor).post(door(material), {"note": note, "language": "fr"})
    assert answer.status_code == 400
    html = answer.content.decode()
    assert note[:30] in html
    assert said in html
    assert not Use.objects.exists()


@pytest.mark.parametrize("note", ["<script>alert(1)</script>", "{{7*7}}", "\x00", "‮txet"])
def test_hostile_lines_are_text(material: MaterialPage, mentor: User, note: str) -> None:
    answer = log_in(Client(), mentor).post(door(material), {"note": note, "language": "xx"})
    assert answer.status_code in (302, 400)
    answer = log_in(Client(), mentor).post(door(material), {"note": note, "language": "fr"})
    assert answer.status_code in (302, 400)
    assert "<script>alert" not in read(Client())


def test_what_is_not_public_cannot_have_been_used(author: User, mentor: User) -> None:
    draft = make_material(author, live=False)
    client = log_in(Client(), mentor)
    assert client.post(door(draft)).status_code == 404
    assert client.get(reverse("materials:used", args=[999_999])).status_code == 404
    assert not Use.objects.exists()


def test_authors_see_numbers_by_canton_and_format_and_no_names(material: MaterialPage, mentor: User) -> None:
    log_in(Client(), mentor).post(door(material), {"note": "Bien.", "language": "fr"})
    assert material.owner is not None
    address = reverse("materials:uses")
    html = read(log_in(Client(), material.owner), address)
    assert "Huit questions pour commencer" in html
    assert "Genève" in html
    assert "Exercice" in html
    assert "Marc Favre" not in html
    others = read(log_in(Client(), mentor), address)
    assert "Huit questions" not in others
    assert "Encore rien de publié" in others
    assert Client().get(address).status_code == 302


def test_a_line_can_be_reported_and_taken_away(material: MaterialPage, mentor: User) -> None:
    client = log_in(Client(), mentor)
    client.post(door(material), {"note": "Du charabia.", "language": "fr"})
    use = Use.objects.get()
    assert reverse("moderation:report", args=["use", use.pk]) in read(Client())
    kind = find_kind("use")
    assert kind is not None
    kind.hide(use.pk, "spam", None)
    html = read(Client())
    assert "charabia" not in html
    assert "<b>1</b> personne" in html
    client.post(door(material), {"note": "Encore du charabia.", "language": "fr"})
    assert "charabia" not in read(Client())
    kind.restore(use.pk, None)
    assert "Encore du charabia" in read(Client())


def test_the_first_line_of_somebody_new_waits_for_a_moderator(material: MaterialPage) -> None:
    newcomer = make_person("neu@example.org", "Neu Hier", Role.MEMBER)
    client = log_in(Client(), newcomer)
    answer = client.post(door(material), {"note": "Très utile, merci.", "language": "fr"}, follow=True)
    assert "La modération lit ce texte" in answer.content.decode()
    assert "Votre ligne n’est pas montrée" in read(client)
    html = read(Client())
    assert "Très utile" not in html
    assert "<b>1</b> personne" in html
    case = Case.objects.get()
    assert (case.kind, case.held) == ("use", True)
    kind = find_kind("use")
    assert kind is not None
    kind.restore(case.object_id, None)
    assert "Très utile" in read(Client())


def test_the_same_line_sent_twice_is_no_second_one(material: MaterialPage, mentor: User) -> None:
    client = log_in(Client(), mentor)
    sent = {"note": "La cinquième question a fait rire tout le monde.", "language": "fr"}
    assert client.post(door(material), sent).status_code == 302
    assert client.post(door(material), sent).status_code == 302
    other = make_material(material.owner, title="Une autre feuille")
    refused = client.post(door(other), sent)
    assert refused.status_code == 400
    assert "déjà publié ce texte" in refused.content.decode()
    assert Use.objects.count() == 1


def test_it_is_in_what_a_person_takes_along_and_stays_without_them(material: MaterialPage, mentor: User) -> None:
    log_in(Client(), mentor).post(door(material), {"note": "Bien.", "language": "fr"})
    (part,) = [part for name, part in parts(mentor) if name == "uses"]
    assert part.data[0]["note"] == "Bien."
    delete_account(user=mentor)
    assert Use.objects.get().person is None
    assert "Bien." in read(Client())


def test_many_uses_cost_no_more(client: Client, material: MaterialPage, django_assert_max_num_queries: Any) -> None:
    def use(number: int) -> None:
        Use.objects.create(material_key=material.translation_key, note=f"Ligne {number}", language="fr")

    use(0)
    read(client)
    with django_assert_max_num_queries(14) as one:
        read(client)
    for number in range(9):
        use(number)
    with django_assert_max_num_queries(len(one)):
        assert "<b>10</b>" in read(client)
