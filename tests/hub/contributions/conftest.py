from __future__ import annotations

from dataclasses import dataclass

import pytest

from exchange.directory.models import Membership, Project
from hub.accounts.models import User
from hub.accounts.roles import Role
from tests.trees import make_person, make_tree


@dataclass
class Cast:
    """The people of the main job."""

    leader: User
    other_leader: User
    editor: User
    second_editor: User
    stranger: User
    project: Project
    other_project: Project


@pytest.fixture
def cast(db: None) -> Cast:
    make_tree()
    project = Project.objects.create(name="Passerelles", slug="passerelles", cantons=["VD"], languages=["fr"])
    other = Project.objects.create(name="Limmat", slug="limmat", cantons=["ZH"], languages=["de"])
    people = Cast(
        leader=make_person("claire@example.org", "Claire Rochat", Role.PROJECT_LEADER),
        other_leader=make_person("sandra@example.org", "Sandra Frei", Role.PROJECT_LEADER, language="de"),
        editor=make_person("helene@example.org", "Hélène Morand", Role.EDITOR),
        second_editor=make_person("thomas@example.org", "Thomas Lüthi", Role.EDITOR),
        stranger=make_person("x@example.org", "Personne Autre", Role.MEMBER),
        project=project,
        other_project=other,
    )
    Membership.objects.create(project=project, user=people.leader, part="leader")
    Membership.objects.create(project=other, user=people.other_leader, part="leader")
    return people
