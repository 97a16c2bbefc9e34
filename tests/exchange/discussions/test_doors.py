"""Who passes which door: forums, restricted forums, circles."""

from __future__ import annotations

import pytest
from django.test import Client
from wagtail.models import PageViewRestriction

from exchange.directory.models import Membership, Project
from exchange.discussions import rules
from exchange.discussions.blocks import block_ids
from exchange.discussions.models import Circle, CircleRequest, Forum, ForumPage, Thread
from exchange.discussions.search_documents import documents
from exchange.discussions.services.circles import admit, leave
from hub.accounts.models import User
from hub.accounts.roles import Role
from tests import trees
from tests.exchange.discussions.talk import make_circle, make_forum, make_thread, say

pytestmark = pytest.mark.django_db

ROLES = ("nobody", "member", "leader", "mentor", "keeper", "in the circle", "left the circle", "editor")
SECRET = "Ce qui reste entre nous"


@pytest.fixture
def keeper(db: None) -> User:
    trees.make_tree()
    return trees.make_person("keeper@example.org", "Katia Keeper", Role.MEMBER, Role.PROJECT_LEADER)


def person(who: str, circle: Circle, keeper: User) -> User | None:
    if who == "nobody":
        return None
    if who == "keeper":
        return keeper
    roles = {"leader": Role.PROJECT_LEADER, "mentor": Role.MENTOR, "editor": Role.EDITOR}
    made = trees.make_person("who@example.org", "Wanda Who", Role.MEMBER, *([roles[who]] if who in roles else []))
    if who == "mentor":
        project = Project.objects.create(name="Aare", slug="aare", cantons=["BE"])
        Membership.objects.create(project=project, user=made, part=Membership.Part.MENTOR)
    if "circle" in who:
        admit(circle=circle, user=made)
    if who == "left the circle":
        leave(circle=circle, user=made)
    return made


@pytest.mark.parametrize("who", ROLES)
def test_a_circle_opens_no_door_to_others(client: Client, keeper: User, who: str) -> None:
    open_forum = make_forum()
    circle = make_circle(keeper, name="Le petit groupe", is_listed=False)
    thread = make_thread(circle.forum, keeper, title=SECRET)
    post = say(thread=thread, user=keeper, text="Un mot à nous.", language="fr")
    public = make_thread(open_forum, keeper, title="Ouvert à toutes et à tous")
    user = person(who, circle, keeper)
    if user:
        trees.log_in(client, user)
    inside = who in ("keeper", "in the circle")
    shut = 302 if who == "nobody" else 404
    for address in (
        f"/fr/threads/{thread.pk}/",
        f"/fr/threads/{thread.pk}/reply/",
        f"/fr/forums/{circle.forum.pk}/new/",
        "/fr/circles/le-petit-groupe/",
        "/fr/circles/le-petit-groupe/people/",
        "/fr/circles/le-petit-groupe/edit/",
    ):
        keeps = who == "keeper" or not address.endswith("/edit/")
        answer = client.get(address)
        expected = (200 if keeps else 403) if inside else shut
        assert answer.status_code == expected, (who, address)
    for address in (f"/fr/posts/{post.pk}/", f"/fr/threads/{thread.pk}/unread/"):
        answer = client.get(address)
        assert (str(thread.pk) in answer.headers.get("Location", "").split("next=")[0]) == inside, (who, address)
    for address in (f"/fr/posts/{post.pk}/versions/", f"/fr/posts/{post.pk}/edit/", f"/fr/posts/{post.pk}/delete/"):
        answer = client.get(address, follow=True)
        reads = who == "keeper" or (inside and not address.endswith("/versions/"))
        assert (SECRET in answer.content.decode()) == reads, (who, address)
    refused = client.post(f"/fr/threads/{thread.pk}/reply/", {"text": "Et moi ?", "language": "fr"})
    assert (refused.status_code, thread.posts.count()) == ((302, 3) if inside else (shut, 2))
    for address in ("/fr/discussions/", "/de/diskussionen/", "/fr/discussions/forum/", "/fr/circles/", "/fr/search/"):
        page = client.get(address, follow=True).content.decode()
        assert ("Le petit groupe" in page or SECRET in page) <= inside, (who, address)
    assert client.get(f"/fr/threads/{public.pk}/").status_code == 200
    readers = rules.readers(circle.forum.pk, User.objects.values_list("pk", flat=True))
    assert (user is not None and user.pk in readers) == inside
    assert (thread in rules.readable_threads(user) if user else False) == inside
    for document in documents(block_ids(Thread.objects.get(pk=thread.pk))):
        assert document.access == (f"circle:{circle.pk}",)


@pytest.mark.parametrize("who", ["nobody", "member", "editor"])
def test_what_editors_close_is_closed_with_its_threads(client: Client, keeper: User, who: str) -> None:
    forum = make_forum()
    thread = make_thread(forum, keeper, title=SECRET)
    user = person(who, make_circle(keeper), keeper)
    if user:
        trees.log_in(client, user)
    assert client.get(f"/fr/threads/{thread.pk}/").status_code == 200
    german = ForumPage.objects.get(locale__language_code="de")
    PageViewRestriction.objects.create(page=german, restriction_type=PageViewRestriction.LOGIN)
    assert client.get(f"/fr/threads/{thread.pk}/").status_code == (302 if who == "nobody" else 200)
    assert (SECRET in client.get("/fr/discussions/").content.decode()) == (who != "nobody")
    for page in ForumPage.objects.all():
        page.unpublish()
    assert client.get(f"/fr/threads/{thread.pk}/").status_code == (302 if who == "nobody" else 404)
    assert SECRET not in client.get("/fr/discussions/").content.decode()
    assert list(documents(block_ids(thread))) == []


def test_leaders_and_mentors_belong_as_long_as_they_are(keeper: User) -> None:
    project = Project.objects.create(name="Aare", slug="aare", cantons=["BE"])
    leaders = make_circle(keeper, name="Responsables", kind="leaders")
    mentors = make_circle(keeper, name="Mentors", kind="project", project=project)
    mia = trees.make_person("mia@example.org", "Mia Roth", Role.MEMBER)
    assert not rules.readable_forums(mia)
    mia.give_role(Role.PROJECT_LEADER)
    place = Membership.objects.create(project=project, user=mia, part=Membership.Part.MENTOR)
    assert rules.readable_forums(mia) == {leaders.forum.pk, mentors.forum.pk}
    assert rules.readers(leaders.forum.pk, [mia.pk]) == rules.readers(mentors.forum.pk, [mia.pk]) == {mia.pk}
    place.delete()
    mia.take_role(Role.PROJECT_LEADER)
    assert not rules.readable_forums(mia)
    assert rules.readers(leaders.forum.pk, [mia.pk]) == rules.readers(mentors.forum.pk, [mia.pk]) == set()


def test_one_asks_and_is_let_in(client: Client, keeper: User) -> None:
    make_circle(keeper, name="Grille d’entretien")
    leo = trees.make_person("leo@example.org", "Leo Brand", Role.MEMBER)
    trees.log_in(client, leo)
    assert "Demander à entrer" in client.get("/fr/circles/grille-dentretien/").content.decode()
    client.post("/fr/circles/grille-dentretien/enter/", {"text": "J’aimerais en être."})
    assert client.get("/fr/circles/grille-dentretien/people/").status_code == 404
    assert client.post(f"/fr/circles/grille-dentretien/people/{leo.pk}/", {"deed": "admit"}).status_code == 404
    trees.log_in(client, keeper)
    assert "J’aimerais en être." in client.get("/fr/circles/grille-dentretien/people/").content.decode()
    for deed in ("admit", "keeper"):
        client.post(f"/fr/circles/grille-dentretien/people/{leo.pk}/", {"deed": deed})
    assert not CircleRequest.objects.exists()
    client.post("/fr/circles/grille-dentretien/leave/")
    assert client.get("/fr/circles/grille-dentretien/people/").status_code == 404
    trees.log_in(client, leo)
    assert "tient ce cercle" in client.get("/fr/circles/grille-dentretien/people/").content.decode()


def test_who_may_found_a_circle_and_enter_one(client: Client, keeper: User) -> None:
    trees.log_in(client, keeper)
    said = {"name": "Ouvert", "purpose": "Parler.", "language": "fr", "kind": "group", "joining": "open"}
    assert client.post("/fr/circles/new/", said).status_code == 302
    assert client.post("/fr/circles/new/", said | {"kind": "project"}).status_code == 400
    assert client.post("/fr/circles/new/", said | {"kind": "leaders"}).status_code == 400
    circle = Circle.objects.get()
    circle.is_listed = True
    circle.save()
    leo = trees.make_person("leo@example.org", "Leo Brand", Role.MEMBER)
    trees.log_in(client, leo)
    assert client.get("/fr/circles/new/").status_code == 403
    client.post("/fr/circles/ouvert/enter/")
    assert rules.may_read_forum(leo, circle.forum.pk)
    client.post("/fr/circles/ouvert/leave/")
    assert not rules.may_read_forum(leo, circle.forum.pk)
    Circle.objects.update(joining="invited")
    assert client.post("/fr/circles/ouvert/enter/").status_code == 403
    assert Forum.objects.get(circle=circle).pk not in rules.readable_forums(leo)
