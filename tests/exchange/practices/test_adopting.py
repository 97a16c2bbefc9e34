"""“We took this up”, and what must not be said there."""

from __future__ import annotations

from typing import Any

import pytest
from django.db.models import signals
from django.test import Client
from django.urls import reverse

from exchange.directory.models import Membership, Project
from exchange.practices.models import Adoption, PracticePage
from hub.accounts.models import User
from hub.accounts.roles import Role
from tests.trees import log_in, make_person, make_practice, make_tree


@pytest.fixture
def practice(db: None) -> PracticePage:
    make_tree()
    project = Project.objects.create(name="Passerelles", slug="passerelles", cantons=["VD"])
    return make_practice(make_person("claire@example.org", "Claire Rochat", Role.PROJECT_LEADER), project=project)


@pytest.fixture
def sandra(practice: PracticePage) -> User:
    other = Project.objects.create(name="Limmat", slug="limmat", cantons=["ZH"])
    person = make_person("sandra@example.org", "Sandra Frei", Role.PROJECT_LEADER, language="de")
    Membership.objects.create(project=other, user=person, part="leader")
    return person


def leg(**changes: Any) -> dict[str, Any]:
    project = Project.objects.get(slug="limmat").pk
    return {
        "project": project,
        "adopted_on": "2026-05-01",
        "language": "fr",
        "changed": "À deux.",
        "outcome": "",
    } | changes


def test_a_name_in_a_leg_is_looked_at_before_it_is_public(client: Client, practice: PracticePage, sandra: User) -> None:
    log_in(client, sandra)
    address = reverse("practices:adopt", args=[practice.pk])
    named = leg(changed="Nous avons commencé avec Yonas Tesfay, 19 ans.")
    answer = client.post(address, named)
    assert answer.status_code == 400
    assert "Yonas Tesfay" in answer.content.decode()
    assert not Adoption.objects.exists()
    assert client.post(address, named | {"privacy_checked": "on"}).status_code == 302
    assert Adoption.objects.exists()


def test_a_project_says_it_once_and_may_complete_it(client: Client, practice: PracticePage, sandra: User) -> None:
    log_in(client, sandra)
    address = reverse("practices:adopt", args=[practice.pk])
    client.post(address, leg())
    again = client.post(address, leg(changed="Autrement."))
    assert again.status_code == 400
    assert "Autrement." in again.content.decode()
    adoption = Adoption.objects.get()
    change = reverse("practices:change_adoption", args=[practice.pk, adoption.pk])
    assert client.post(change, leg(outcome="Elle tient.")).status_code == 302
    assert Adoption.objects.get().outcome == "Elle tient."


def test_two_who_say_it_at_once_are_told_apart(client: Client, practice: PracticePage, sandra: User) -> None:
    log_in(client, sandra)

    def colleague_is_faster(instance: Adoption, **_: Any) -> None:
        signals.pre_save.disconnect(colleague_is_faster, sender=Adoption)
        Adoption.objects.create(project=instance.project, practice_key=instance.practice_key, changed="Déjà dit.")

    signals.pre_save.connect(colleague_is_faster, sender=Adoption)
    answer = client.post(reverse("practices:adopt", args=[practice.pk]), leg(changed="En même temps."))
    assert answer.status_code == 400
    assert "En même temps." in answer.content.decode()
    assert "a déjà dit" in answer.content.decode()
    assert not Adoption.objects.filter(changed="En même temps.").exists()


def test_ones_own_practice_and_somebody_elses_leg_are_not_for_taking(practice: PracticePage, sandra: User) -> None:
    owner = User.objects.get(email="claire@example.org")
    Membership.objects.create(project=Project.objects.get(slug="passerelles"), user=owner, part="leader")
    assert log_in(Client(), owner).get(reverse("practices:adopt", args=[practice.pk])).status_code == 403
    log_in(Client(), sandra).post(reverse("practices:adopt", args=[practice.pk]), leg())
    change = reverse("practices:change_adoption", args=[practice.pk, Adoption.objects.get().pk])
    assert log_in(Client(), owner).post(change, leg(changed="À moi.")).status_code == 404
    assert Client().post(change, leg()).status_code == 302
