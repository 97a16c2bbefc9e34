"""Partner organisations: what they do for whom, told by the projects and curated by editors."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from exchange.directory.models import Engagement, Membership, Organisation, OrganisationText, Project
from hub.accounts.models import User
from hub.accounts.roles import Role
from tests import trees
from tests.hub.search.documents import documents, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def leader(db: None) -> User:
    trees.make_tree()
    return trees.make_person("beat@example.org", "Beat Zbinden", Role.MEMBER, Role.PROJECT_LEADER)


@pytest.fixture
def project(leader: User) -> Project:
    project = Project.objects.create(name="Tandem Aare", slug="aare", cantons=["BE"])
    Membership.objects.create(project=project, user=leader, part=Membership.Part.LEADER)
    return project


def make_organisation(name: str = "Fonds", **fields: Any) -> Organisation:
    values = {"slug": name.lower(), "kind": "foundation", "cantons": ["BE"]} | fields
    made: Organisation = Organisation.objects.create(name=name, **values)
    OrganisationText.objects.create(organisation=made, language="de", summary="Bezahlt Piloten.", approach="Ein Brief.")
    return made


def test_a_leader_names_who_carries_the_project(client: Client, leader: User, project: Project) -> None:
    fonds = make_organisation()
    trees.log_in(client, leader)
    door = "/fr/projects/aare/partners/"
    assert (
        client.post(door, {"organisation": fonds.pk, "part": "pilots", "since": 2019, "until": 2021}).status_code == 302
    )
    new = {"new_name": "Commune de Bienne", "kind": "commune", "part": "refers"}
    assert client.post(door, new).status_code == 302
    assert client.post(door, new | {"new_name": "commune de bienne"}).status_code == 302
    assert Organisation.objects.count() == 2
    assert client.post(door, {"part": "refers"}).status_code == 400
    assert client.post(door, new | {"since": 2022, "until": 2020}).status_code == 400
    client.logout()
    html = client.get("/fr/projects/aare/").content.decode()
    assert "Finance des projets pilotes" in html
    assert "Commune de Bienne" in html
    page = client.get("/fr/organisations/fonds/").content.decode()
    assert "Tandem Aare" in page
    assert 'lang="de">Bezahlt Piloten.' in page
    assert client.get("/fr/organisations/nobody/").status_code == 404


@pytest.mark.parametrize("who", ["nobody", "member", "leader", "editor"])
def test_only_the_projects_leaders_and_editors_say_so(client: Client, leader: User, project: Project, who: str) -> None:
    row = Engagement.objects.create(organisation=make_organisation(), project=project, part="pilots")
    if who == "leader":
        trees.log_in(client, leader)
    elif who != "nobody":
        role = Role.EDITOR if who == "editor" else Role.MEMBER
        trees.log_in(client, trees.make_person("x@example.org", "Xenia Volk", role))
    expected = {"nobody": 302, "member": 403}.get(who, 200)
    assert client.get("/fr/projects/aare/partners/").status_code == expected
    client.post(f"/fr/projects/aare/partners/{row.pk}/remove/")
    assert Engagement.objects.exists() is (expected != 200)


def test_the_list_filters_by_role_at_the_same_cost(
    client: Client, project: Project, django_assert_max_num_queries: Any
) -> None:
    Engagement.objects.create(organisation=make_organisation(), project=project, part="pilots")
    make_organisation("Stadt", kind="commune")
    html = client.get("/fr/organisations/?part=pilots&q=PILOTEN").content.decode()
    assert 'href="/fr/organisations/fonds/"' in html
    assert 'href="/fr/organisations/stadt/"' not in html
    with django_assert_max_num_queries(30) as one:
        client.get("/fr/organisations/")
    for number in range(8):
        Engagement.objects.create(organisation=make_organisation(f"O{number}"), project=project, part="opens")
    with django_assert_max_num_queries(len(one)):
        client.get("/fr/organisations/")
    assert "O7" in client.get("/fr/organisations/feed.atom").content.decode()


def test_the_search_finds_them_by_what_they_do(project: Project) -> None:
    Engagement.objects.create(organisation=make_organisation(), project=project, part="pilots")
    (document,) = documents("organisations")
    assert (document.kind, document.language, document.title) == ("organisation", "de", "Fonds")
    assert "Tandem Aare" in words(document)
    assert "Ein Brief." in words(document)
