"""The pool: numbers only, matches across projects, told once, and what came of them."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from exchange.directory.models import Membership, PoolMatch, PoolOutcome, PoolPost, Project
from exchange.directory.pool_choices import NEIGHBOURS
from exchange.directory.pool_matching import fit, is_loose, is_match
from exchange.directory.services.pool import match_again, publish_post, remind_of_end
from hub.accounts.models import User
from hub.accounts.roles import Role
from hub.cantons.choices import Canton
from tests import trees

pytestmark = pytest.mark.django_db


def make_side(key: str, canton: str) -> tuple[Project, User]:
    """A project with a leader."""
    project = Project.objects.create(name=key.title(), slug=key, cantons=[canton], languages=["fr"])
    leader = trees.make_person(f"{key}@example.org", f"{key.title()} Leiter", Role.MEMBER, Role.PROJECT_LEADER)
    Membership.objects.create(project=project, user=leader, part=Membership.Part.LEADER)
    return project, leader


@pytest.fixture
def lausanne(db: None) -> tuple[Project, User]:
    trees.make_tree()
    return make_side("lausanne", "VD")


@pytest.fixture
def sarine(lausanne: tuple[Project, User]) -> tuple[Project, User]:
    return make_side("sarine", "FR")


def make_post(project: Project, kind: str, **said: Any) -> PoolPost:
    values: dict[str, Any] = {"number": 3, "canton": project.cantons[0], "languages": ["fr"], "trade": "care"}
    values |= {"times": ["evening"], "until": timezone.localdate() + timedelta(days=30), "language": "fr"}
    return PoolPost(project=project, kind=kind, **(values | said))


CASES: dict[str, tuple[dict[str, Any], bool, bool]] = {
    "neighbours, all alike": ({}, True, False),
    "the same canton": ({"canton": "VD"}, True, False),
    "far away": ({"canton": "GR"}, False, False),
    "far away, but online": ({"canton": "GR", "times": ["evening", "online"]}, True, False),
    "no common language": ({"languages": ["de", "other"]}, False, False),
    "open to every field": ({"trade": "any"}, True, False),
    "another field": ({"trade": "food"}, False, True),
    "other hours": ({"times": ["day"]}, False, True),
    "another field, godparents welcome on both sides": ({"trade": "food", "godparents": True}, True, True),
}


@pytest.mark.parametrize("case", CASES)
def test_what_fits(lausanne: tuple[Project, User], sarine: tuple[Project, User], case: str) -> None:
    said, fits, loosely = CASES[case]
    times = ["evening", "online"] if "online" in case else ["evening"]
    mentors = make_post(lausanne[0], "mentors", godparents=True, times=times)
    mentees = make_post(sarine[0], "mentees", **said)
    found = fit(mentors, mentees)
    assert is_match(mentors, mentees, found) is fits
    assert is_loose(found) is loosely


def test_cantons_are_neighbours_of_each_other() -> None:
    assert set(NEIGHBOURS) == set(Canton.values)
    assert all(code in NEIGHBOURS[other] for code, others in NEIGHBOURS.items() for other in others)
    assert NEIGHBOURS["GE"] == {"VD"}
    assert NEIGHBOURS["AI"] == {"AR", "SG"}


def sent(project: Project, **changes: Any) -> dict[str, Any]:
    until = timezone.localdate() + timedelta(days=30)
    values = {"project": project.pk, "kind": "mentees", "number": 4, "canton": "FR", "languages": ["fr"]}
    return values | {"trade": "care", "times": ["evening"], "until": until.isoformat(), "line": "Niveau A2"} | changes


def test_from_two_posts_to_a_match_that_both_sides_hear_of_once(
    client: Client, lausanne: tuple[Project, User], sarine: tuple[Project, User], mailoutbox: list[Any]
) -> None:
    publish_post(post=make_post(lausanne[0], "mentors"), user=lausanne[1])
    trees.log_in(client, sarine[1])
    answer = client.post("/fr/pool/new/", sent(sarine[0]))
    assert answer.status_code == 302
    match = PoolMatch.objects.get()
    assert sorted(mail.to[0] for mail in mailoutbox) == ["lausanne@example.org", "sarine@example.org"]
    told = next(mail.body for mail in mailoutbox if mail.to == ["sarine@example.org"])
    assert "Cantons voisins" in told
    assert "Soins et accompagnement" in told
    assert f"/fr/pool/matches/{match.pk}/" in told
    client.post(f"/fr/pool/{match.mentees_id}/edit/", sent(sarine[0], number=5))
    assert match_again() == 0
    assert len(mailoutbox) == 2
    page = client.get(f"/fr/pool/matches/{match.pk}/").content.decode()
    assert "Cantons voisins" in page
    assert client.post(f"/fr/pool/matches/{match.pk}/", {"result": "unfit"}).status_code == 400
    client.post(f"/fr/pool/matches/{match.pk}/", {"result": "taken", "number": 2})
    trees.log_in(client, lausanne[1])
    client.post(f"/fr/pool/matches/{match.pk}/", {"result": "taken", "number": 3})
    assert {outcome.number for outcome in PoolOutcome.objects.all()} == {2, 3}
    client.logout()
    board = client.get("/fr/pool/").content.decode()
    assert "<dt>Tandems commencés</dt><dd>2</dd>" in board
    assert "Leiter" not in board


@pytest.mark.parametrize(
    "wrong",
    [
        {"line": "Pour Ahmad Rezai, 19 ans"},
        {"line": "Écrire à sarine@example.org"},
        {"line": "079 123 45 67"},
        {"number": 0},
        {"number": 100000},
        {"canton": "XX"},
        {"languages": []},
        {"until": "2001-01-01"},
        {"until": "2999-01-01"},
    ],
)
def test_no_identity_and_no_nonsense_gets_onto_the_board(
    client: Client, sarine: tuple[Project, User], wrong: dict[str, Any]
) -> None:
    trees.log_in(client, sarine[1])
    answer = client.post("/fr/pool/new/", sent(sarine[0]) | wrong)
    assert answer.status_code == 400
    assert not PoolPost.objects.exists()


def test_posts_end_by_themselves_after_a_reminder(
    client: Client, sarine: tuple[Project, User], mailoutbox: list[Any]
) -> None:
    today = timezone.localdate()
    post = make_post(
        sarine[0], "mentees", until=today + timedelta(days=6), posted_at=timezone.now() - timedelta(days=20)
    )
    publish_post(post=post, user=sarine[1])
    assert remind_of_end() == 1
    assert remind_of_end() == 0
    (mail,) = mailoutbox
    assert f"/fr/pool/{post.pk}/edit/" in mail.body
    assert f"/fr/pool/{post.pk}/" in client.get("/fr/pool/").content.decode()
    PoolPost.objects.update(until=today - timedelta(days=1))
    assert f"/fr/pool/{post.pk}/" not in client.get("/fr/pool/").content.decode()
    assert client.get(f"/fr/pool/{post.pk}/").status_code == 404
    trees.log_in(client, sarine[1])
    assert client.post(f"/fr/pool/{post.pk}/edit/", sent(sarine[0])).status_code == 302
    assert PoolPost.objects.get().is_open


def test_godparents_are_suggested_where_mentoring_asks_too_much(
    client: Client, lausanne: tuple[Project, User], sarine: tuple[Project, User]
) -> None:
    publish_post(post=make_post(lausanne[0], "mentors", trade="food"), user=lausanne[1])
    waiting = make_post(sarine[0], "mentees")
    assert publish_post(post=waiting, user=sarine[1]) == []
    trees.log_in(client, sarine[1])
    html = client.get(f"/fr/pool/{waiting.pk}/").content.decode()
    assert "Et comme parrainage" in html
    assert "Lausanne" in html
    assert "domaines différents" in html


OPENS: dict[str, dict[str, int]] = {
    "nobody": {"new": 302, "post": 200, "edit": 302, "match": 302},
    "member": {"new": 403, "post": 200, "edit": 403, "match": 404},
    "third leader": {"new": 200, "post": 200, "edit": 403, "match": 404},
    "mentor": {"new": 403, "post": 200, "edit": 403, "match": 404},
    "other side": {"new": 200, "post": 200, "edit": 403, "match": 200},
    "own side": {"new": 200, "post": 200, "edit": 200, "match": 200},
    "editor": {"new": 403, "post": 200, "edit": 200, "match": 200},
}


@pytest.mark.parametrize("who", OPENS)
def test_every_door_opens_for_those_it_is_for(
    client: Client, lausanne: tuple[Project, User], sarine: tuple[Project, User], who: str
) -> None:
    own = make_post(sarine[0], "mentees")
    publish_post(post=make_post(lausanne[0], "mentors"), user=lausanne[1])
    (match,) = publish_post(post=own, user=sarine[1])
    person: User | None = {"other side": lausanne[1], "own side": sarine[1]}.get(who)
    if who == "third leader":
        person = make_side("jura", "JU")[1]
    elif who in ("member", "mentor", "editor"):
        role = Role.EDITOR if who == "editor" else Role.MEMBER
        person = trees.make_person("x@example.org", "Xenia Volk", role)
        if who == "mentor":
            Membership.objects.create(project=sarine[0], user=person, part=Membership.Part.MENTOR)
    if person:
        trees.log_in(client, person)
    doors = {"new": "new/", "post": f"{own.pk}/", "edit": f"{own.pk}/edit/", "match": f"matches/{match.pk}/"}
    for name, door in doors.items():
        assert client.get(f"/fr/pool/{door}").status_code == OPENS[who][name], name
    html = client.get(f"/fr/pool/{own.pk}/").content.decode()
    assert (f"/fr/pool/matches/{match.pk}/" in html) is (who in ("own side", "editor"))
    closed = client.post(f"/fr/pool/{own.pk}/close/").status_code
    assert closed == (302 if who in ("nobody", "own side", "editor") else 403)
    own.refresh_from_db()
    assert own.is_open is (who not in ("own side", "editor"))


def test_filters_and_feeds_show_what_stands_today(client: Client, sarine: tuple[Project, User]) -> None:
    open_post = make_post(sarine[0], "mentees", line="Le soir, niveau A2")
    publish_post(post=open_post, user=sarine[1])
    old = make_post(sarine[0], "mentors", until=timezone.localdate() - timedelta(days=1))
    old.save()
    html = client.get("/fr/pool/?canton=fr&kind=mentees").content.decode()
    assert "niveau A2" in html
    assert 'value="mentors"' not in html
    feed = client.get("/fr/pool/feed.atom").content.decode()
    assert f"/fr/pool/{open_post.pk}/" in feed
    assert f"/fr/pool/{old.pk}/" not in feed
    assert "Sarine" in client.get("/fr/projects/feed.atom").content.decode()
    assert client.get("/fr/people/feed.atom").status_code == 200


def test_the_board_costs_the_same_with_many_posts(
    client: Client, sarine: tuple[Project, User], django_assert_max_num_queries: Any
) -> None:
    make_post(sarine[0], "mentees").save()
    client.get("/fr/pool/")
    with django_assert_max_num_queries(30) as one:
        client.get("/fr/pool/")
    for _number in range(8):
        make_post(sarine[0], "mentors").save()
    with django_assert_max_num_queries(len(one)):
        client.get("/fr/pool/")
