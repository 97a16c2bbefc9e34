"""Networks of mentors across projects: anybody joins, nobody is shown against their will."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from exchange.directory.models import Membership, Network, NetworkPlace, Profile, Project
from exchange.directory.services.networks import found_network, join
from hub.accounts.models import User
from hub.accounts.roles import Role
from hub.accounts.services.delete_account import delete_account
from tests import trees

pytestmark = pytest.mark.django_db


@pytest.fixture
def mia(db: None) -> User:
    trees.make_tree()
    mia = trees.make_person("mia@example.org", "Mia Roth", Role.MEMBER, Role.MENTOR)
    project = Project.objects.create(name="Aare", slug="aare", cantons=["BE"])
    Membership.objects.create(project=project, user=mia, part=Membership.Part.MENTOR)
    return mia


@pytest.fixture
def network(mia: User) -> Network:
    return found_network(network=Network(name="Cuisine", language="fr", purpose="On parle métier."), user=mia)


def test_a_mentor_founds_and_others_join_and_leave(client: Client, mia: User) -> None:
    trees.log_in(client, mia)
    said = {"name": "Les cuisines", "purpose": "Celles et ceux de la restauration.", "language": "fr"}
    assert client.post("/fr/networks/new/", said).status_code == 302
    assert client.post("/fr/networks/new/", said).status_code == 302
    assert client.post("/fr/networks/new/", said | {"purpose": "mia@example.org"}).status_code == 400
    leo = trees.make_person("leo@example.org", "Leo Brand", Role.MEMBER)
    Profile.objects.create(user=leo, shown_to="members")
    trees.log_in(client, leo)
    for _again in range(2):
        assert client.post("/fr/networks/les-cuisines-2/join/").status_code == 302
    page = client.get("/fr/networks/les-cuisines-2/").content.decode()
    assert "2 personnes" in page
    assert "Mia Roth" not in page
    assert "2 personnes" in client.get("/fr/networks/").content.decode()
    assert "Les cuisines" in client.get(f"/fr/people/{Profile.objects.get().pk}/").content.decode()
    client.logout()
    assert "Leo Brand" not in client.get("/fr/networks/les-cuisines-2/").content.decode()
    assert "Leo Brand" not in client.get("/fr/networks/feed.atom").content.decode()
    trees.log_in(client, leo)
    client.post("/fr/networks/les-cuisines-2/leave/")
    assert not NetworkPlace.objects.filter(user=leo).exists()


OPENS: dict[str, tuple[int, int, int]] = {
    "nobody": (302, 302, 302),
    "member": (403, 403, 302),
    "mentor of a project": (200, 403, 302),
    "founder": (200, 200, 302),
    "editor": (200, 200, 302),
}


@pytest.mark.parametrize("who", OPENS)
def test_every_door_opens_for_those_it_is_for(client: Client, mia: User, network: Network, who: str) -> None:
    if who == "founder":
        trees.log_in(client, mia)
    elif who != "nobody":
        person = trees.make_person("x@example.org", "Xenia Volk", Role.EDITOR if who == "editor" else Role.MEMBER)
        if who == "mentor of a project":
            Membership.objects.create(project=Project.objects.get(), user=person, part=Membership.Part.MENTOR)
        trees.log_in(client, person)
    new, edit, enter = OPENS[who]
    assert client.get("/fr/networks/new/").status_code == new
    assert client.get("/fr/networks/cuisine/edit/").status_code == edit
    assert client.post("/fr/networks/cuisine/join/").status_code == enter
    assert client.get("/fr/networks/cuisine/").status_code == 200
    assert network.places.count() == (1 if who in ("nobody", "founder") else 2)


def test_who_leaves_is_not_counted_any_more(client: Client, mia: User, network: Network) -> None:
    join(network=network, user=trees.make_person("leo@example.org", "Leo Brand"))
    delete_account(user=mia)
    assert "1 personne" in client.get("/fr/networks/cuisine/").content.decode()
    assert "Mia Roth" not in client.get("/fr/networks/cuisine/").content.decode()


def test_the_list_costs_the_same_with_many_networks(
    client: Client, mia: User, network: Network, django_assert_max_num_queries: Any
) -> None:
    client.get("/fr/networks/")
    with django_assert_max_num_queries(30) as one:
        client.get("/fr/networks/")
    for number in range(8):
        found_network(network=Network(name=f"N{number}", language="fr", purpose="x"), user=mia)
    with django_assert_max_num_queries(len(one)):
        client.get("/fr/networks/")
