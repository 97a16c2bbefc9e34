"""Leaders keep their project's page; editors put doubles together."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from exchange.directory.models import Membership, Project, ProjectText
from exchange.practices.models import Adoption
from hub.accounts.models import User
from hub.accounts.roles import Role
from tests import trees

pytestmark = pytest.mark.django_db


@pytest.fixture
def beat(db: None) -> User:
    trees.make_tree()
    return trees.make_person("beat@example.org", "Beat Zbinden", Role.MEMBER, Role.PROJECT_LEADER)


@pytest.fixture
def project(beat: User) -> Project:
    project = Project.objects.create(name="Tandem Aare", slug="aare", cantons=["BE"], contact_email="aare@example.org")
    ProjectText.objects.create(project=project, language="de", summary="Lehrstellen.")
    Membership.objects.create(project=project, user=beat, part=Membership.Part.LEADER)
    return project


def filled(project: Project, **changes: Any) -> dict[str, Any]:
    values = {"token": str(project.version), "name": "Tandem Aare", "cantons": ["BE", "SO"], "phase": "running"}
    return values | {"summary": "Lehrstellen finden.", "seeks": "Betriebe in Biel."} | changes


def test_a_leader_keeps_the_page_without_the_cms(client: Client, beat: User, project: Project) -> None:
    trees.log_in(client, beat)
    assert "/fr/projects/aare/edit/" in client.get("/fr/projects/aare/").content.decode()
    page = client.get("/fr/projects/aare/edit/de/").content.decode()
    assert "Lehrstellen." in page
    answer = client.post("/fr/projects/aare/edit/de/", filled(project, places="Biel, Bern", themes=["quality"]))
    assert answer.status_code == 302
    html = client.get("/fr/projects/aare/").content.decode()
    for shown in ("Lehrstellen finden.", "Betriebe in Biel.", "Biel, Bern", "Soleure"):
        assert shown in html
    assert "aare@example.org" not in html


def test_nothing_is_overwritten_that_was_not_read(client: Client, beat: User, project: Project) -> None:
    trees.log_in(client, beat)
    opened = filled(project)
    client.post("/fr/projects/aare/edit/de/", filled(project, summary="Zuerst gespeichert."))
    answer = client.post("/fr/projects/aare/edit/de/", opened)
    html = answer.content.decode()
    assert answer.status_code == 409
    assert "Zuerst gespeichert." in html
    assert "Lehrstellen finden." in html
    assert project.texts.get().summary == "Zuerst gespeichert."
    project.refresh_from_db()
    assert client.post("/fr/projects/aare/edit/de/", filled(project)).status_code == 302


@pytest.mark.parametrize(
    "wrong",
    [
        {"name": ""},
        {"cantons": ["XX"]},
        {"since": 2016, "ended": 2014},
        {"since": "9" * 30},
        {"summary": "", "seeks": "x"},
    ],
)
def test_bad_input_is_answered_and_kept(client: Client, beat: User, project: Project, wrong: dict[str, Any]) -> None:
    trees.log_in(client, beat)
    answer = client.post("/fr/projects/aare/edit/de/", filled(project, funding="Ein Drittel Gemeinden") | wrong)
    assert answer.status_code == 400
    assert "Ein Drittel Gemeinden" in answer.content.decode()
    assert project.texts.get().summary == "Lehrstellen."


def test_passages_about_somebody_are_looked_at_again(client: Client, beat: User, project: Project) -> None:
    trees.log_in(client, beat)
    told = filled(project, description="Ahmad Rezai, 19, a trouvé une place.")
    assert client.post("/fr/projects/aare/edit/de/", told).status_code == 400
    assert client.post("/fr/projects/aare/edit/de/", told | {"privacy_checked": "on"}).status_code == 302


DOORS = ("edit/", "edit/de/", "pictures/", "merge/")
OPENS: dict[str, set[str]] = {
    "nobody": set(),
    "member": set(),
    "other leader": set(),
    "mentor of the project": set(),
    "leader": {"edit/", "edit/de/", "pictures/"},
    "editor": set(DOORS),
}


@pytest.mark.parametrize("who", OPENS)
def test_every_door_opens_for_those_it_is_for(client: Client, beat: User, project: Project, who: str) -> None:
    roles = {"other leader": Role.PROJECT_LEADER, "editor": Role.EDITOR}
    if who == "leader":
        trees.log_in(client, beat)
    elif who != "nobody":
        person = trees.make_person("other@example.org", "Anna Meier", Role.MEMBER, roles.get(who, Role.MEMBER))
        if who == "mentor of the project":
            Membership.objects.create(project=project, user=person, part=Membership.Part.MENTOR)
        trees.log_in(client, person)
    closed = 302 if who == "nobody" else 403
    for door in DOORS:
        expected = 200 if door in OPENS[who] else closed
        assert client.get(f"/fr/projects/aare/{door}").status_code == expected, door
        assert client.post(f"/fr/projects/aare/{door}", {}).status_code in ((400,) if expected == 200 else (closed,))


def test_merging_a_double_loses_nothing(client: Client, beat: User, project: Project) -> None:
    mentor = trees.make_person("mia@example.org", "Mia Roth", Role.MEMBER)
    double = Project.objects.create(name="Tandem Aare (Bern)", slug="aare-bern", cantons=["SO"], since=2010)
    ProjectText.objects.create(project=double, language="fr", summary="Des places d’apprentissage.")
    Membership.objects.create(project=double, user=mentor, part=Membership.Part.MENTOR)
    Membership.objects.create(project=double, user=beat, part=Membership.Part.STAFF)
    written = trees.make_practice(beat, project=double, title="Le petit-déjeuner")
    draft = trees.make_practice(beat, project=double, live=False, title="Brouillon")
    other = trees.make_practice(beat, title="Une autre")
    for each, changed in ((project, "Wir haben es gekürzt."), (double, "Wir haben es übersetzt.")):
        Adoption.objects.create(practice_key=other.translation_key, project=each, language="de", changed=changed)
    trees.log_in(client, trees.make_person("ed@example.org", "Eva Dubois", Role.EDITOR))

    answer = client.post("/fr/projects/aare-bern/merge/", {"into": project.pk})

    assert answer.status_code == 302
    assert {(row.user_id, row.part) for row in project.memberships.all()} == {
        (beat.pk, Membership.Part.LEADER),
        (mentor.pk, Membership.Part.MENTOR),
    }
    written.refresh_from_db()
    draft.refresh_from_db()
    assert written.project == project
    assert draft.get_latest_revision_as_object().project == project
    leg = Adoption.objects.get(practice_key=other.translation_key)
    assert leg.project == project
    assert "gekürzt" in leg.changed
    assert "übersetzt" in leg.changed
    client.logout()
    moved = client.get("/fr/projects/aare-bern/")
    assert moved.status_code == 301
    html = client.get(moved["Location"]).content.decode()
    assert "Des places d’apprentissage." in html
    assert "Le petit-déjeuner" in html
    assert "Tandem Aare (Bern)" not in client.get("/fr/projects/").content.decode()


def test_what_ended_stays_readable_and_names_its_heir(client: Client, project: Project) -> None:
    heir = Project.objects.create(name="Regelstruktur Biel", slug="regel", cantons=["BE"])
    project.phase, project.ended, project.heir = "closed", 2022, heir
    project.save()
    html = client.get("/fr/projects/aare/").content.decode()
    assert "2022" in html
    assert 'href="/fr/projects/regel/"' in html
    assert "terminé en 2022" in client.get("/fr/projects/").content.decode()


def test_filters_stand_in_the_address_and_count(client: Client, project: Project) -> None:
    for number in range(3):
        Project.objects.create(name=f"V{number}", slug=f"v{number}", cantons=["VD"], languages=["fr"], phase="pilot")
    html = client.get("/fr/projects/?phase=pilot").content.decode()
    assert "V2" in html
    assert "Tandem Aare" not in html
    assert 'href="/fr/projects/?canton=VD&amp;phase=pilot"' in html
    assert "canton=BE" not in html
    assert "Tandem Aare" in client.get("/fr/projects/?q=LEHRSTELLEN").content.decode()
    assert client.get("/fr/projects/?page=7").status_code == 404
