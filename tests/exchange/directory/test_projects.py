"""The projects' public pages."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from exchange.directory.models import Membership, Project, ProjectText
from hub.accounts.roles import Role
from tests import trees

pytestmark = pytest.mark.django_db


@pytest.fixture
def project(db: None) -> Project:
    trees.make_tree()
    project = Project.objects.create(name="Tandem Aare", slug="aare", cantons=["BE"], languages=["de"], since=2012)
    ProjectText.objects.create(project=project, language="de", summary="Lehrstellen.", description="**Ein** Jahr.")
    beat = trees.make_person("beat@example.org", "Beat Zbinden", Role.PROJECT_LEADER)
    Membership.objects.create(project=project, user=beat, part=Membership.Part.LEADER)
    return project


def test_a_project_shows_itself_its_people_and_its_practices(client: Client, project: Project) -> None:
    owner = project.memberships.get().user
    trees.make_practice(owner, project=project, title="Le petit-déjeuner")
    html = client.get("/fr/projects/aare/").content.decode()
    assert 'lang="de">Lehrstellen.' in html
    assert "<strong>Ein</strong>" in html
    assert "Beat Zbinden" in html
    assert owner.email not in html
    assert "Le petit-déjeuner" in html
    assert client.get("/fr/projects/nobody/").status_code == 404


def test_the_map_counts_projects_and_leads_to_those_of_a_canton(client: Client, project: Project) -> None:
    Project.objects.create(name="Passerelles", slug="passerelles", cantons=["VD"])
    html = client.get("/fr/projects/").content.decode()
    assert 'href="/fr/projects/?canton=BE"' in html
    only = client.get("/fr/projects/?canton=be").content.decode()
    assert "Tandem Aare" in only
    assert "Passerelles" not in only
    assert client.get("/fr/projects/?canton=%00").status_code == 200


def test_the_list_costs_the_same_with_many_projects(
    client: Client, project: Project, django_assert_max_num_queries: Any
) -> None:
    client.get("/fr/projects/")
    with django_assert_max_num_queries(40) as one:
        client.get("/fr/projects/")
    for number in range(8):
        more = Project.objects.create(name=f"P{number}", slug=f"p{number}", cantons=["ZH"])
        ProjectText.objects.create(project=more, language="fr", summary="x")
    with django_assert_max_num_queries(len(one)):
        client.get("/fr/projects/")
