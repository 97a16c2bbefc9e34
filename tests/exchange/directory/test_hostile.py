"""What people and programs send that nobody meant: an answer, nothing let in, nothing lost."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from exchange.directory.models import Letter, Membership, PoolPost, Profile, Project, ProjectText
from hub.accounts.models import User
from hub.accounts.roles import Role
from tests import trees

pytestmark = pytest.mark.django_db
SCRIPT = "<script>alert(1)</script><img src=x onerror=alert(1)>[x](javascript:alert(1))"


@pytest.fixture
def leader(client: Client) -> User:
    trees.make_tree()
    leader = trees.make_person("beat@example.org", "Beat Zbinden", Role.MEMBER, Role.PROJECT_LEADER)
    project = Project.objects.create(name="Aare", slug="aare", cantons=["BE"])
    ProjectText.objects.create(project=project, language="fr", summary="Des tandems.")
    Membership.objects.create(project=project, user=leader, part=Membership.Part.LEADER)
    trees.log_in(client, leader)
    return leader


def test_scripts_are_shown_as_words_or_not_at_all(client: Client, leader: User) -> None:
    text = ProjectText.objects.get()
    for name in ("summary", "description", "offers", "seeks", "partners", "funding", "legacy"):
        setattr(text, name, SCRIPT)
    text.save()
    profile = Profile.objects.create(user=leader, shown_to="everybody", headline=SCRIPT, experience=SCRIPT)
    until = timezone.localdate() + timedelta(days=9)
    project = Project.objects.get()
    PoolPost.objects.create(project=project, kind="mentors", canton="BE", until=until, line=SCRIPT, language="fr")
    letter = Letter.objects.create(writer=leader, project=project, text=SCRIPT, language="fr")
    pages = ("projects/", "projects/aare/", "projects/aare/edit/fr/", "people/", "pool/", "pool/feed.atom")
    for page in (*pages, f"people/{profile.pk}/", f"letters/{letter.key}/", "projects/?q=%3Cscript%3Ealert(1)"):
        html = client.get(f"/fr/{page}").content.decode()
        assert "<script>alert" not in html, page
        assert "<img src=x" not in html, page
        assert 'href="javascript:' not in html, page


BAD: dict[str, tuple[str, dict[str, Any]]] = {
    "a megabyte": ("projects/aare/write/", {"text": "a" * 1_000_000}),
    "nothing": ("projects/aare/write/", {}),
    "a letter with NUL": ("projects/aare/write/", {"text": "abc\x00def"}),
    "a profile for the whole galaxy": ("people/me/", {"shown_to": "galaxy", "language": "fr"}),
    "500 cantons": ("people/me/", {"shown_to": "nobody", "language": "fr", "cantons": ["ZZ"] * 500}),
    "a post for a project of others": ("pool/new/", {"project": 999_999, "kind": "mentors"}),
    "a number beyond the database": ("pool/new/", {"project": 1, "kind": "mentors", "number": "9" * 40}),
    "a network of control signs": ("networks/new/", {"name": "\x00", "purpose": "x", "language": "fr"}),
    "a partner from nowhere": ("projects/aare/partners/", {"organisation": "1 OR 1=1", "part": "pilots"}),
}


@pytest.mark.parametrize("case", BAD)
def test_bad_input_is_answered_with_400(client: Client, leader: User, case: str) -> None:
    door, sent = BAD[case]
    answer = client.post(f"/fr/{door}", sent)
    assert answer.status_code == 400
    assert not Letter.objects.exists()


@pytest.mark.parametrize(
    "address",
    [
        "projects/?canton=%00&page=1", "projects/?page=-1", "people/?offer=%FF%FE", "people/99999999999999999999/",
        "pool/?kind=mentors&kind=x&canton=" + "A" * 3000, "pool/99999999999999999999/", "letters/%2e%2e%2f/",
        "organisations/?q=" + "%25" * 300, "networks/%F0%9F%92%A9/",
    ],
)  # fmt: skip
def test_strange_addresses_have_an_answer(client: Client, leader: User, address: str) -> None:
    assert client.get(f"/fr/{address}").status_code in (200, 404)
