"""Names that are offered after «@», and who hears of a project that is named."""

from __future__ import annotations

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from exchange.directory.choices import Audience
from exchange.directory.models import Membership, Profile, Project
from exchange.discussions.followers import NAMED, SAID
from exchange.discussions.models import Forum
from exchange.discussions.services.circles import admit
from hub.accounts.models import User
from hub.accounts.roles import Role
from hub.notifications import kinds
from hub.notifications.models import Event
from tests import trees
from tests.exchange.discussions.talk import make_circle, make_thread, say

pytestmark = pytest.mark.django_db


def person(name: str, shown_to: str = "") -> User:
    made = trees.make_person(f"{name.replace(' ', '.')}@example.org".lower(), name, Role.MEMBER)
    if shown_to:
        Profile.objects.create(user=made, shown_to=shown_to)
    return made


def offered(client: Client, place: str, typed: str) -> list[str]:
    answer = client.get("/fr/threads/call/", {"place": place, "q": typed})
    assert answer.status_code == 200
    return re.findall(r'data-text="([^"]+)"', answer.content.decode())


def test_people_who_show_themselves_and_projects(client: Client, forum: Forum, nadia: User) -> None:
    person("Mira Sommer", Audience.MEMBERS)
    person("Anna Mirabel", Audience.EVERYBODY)
    person("Mirko Verborgen")
    person("Mirjam Doppel", Audience.EVERYBODY)
    trees.make_person("zweite@example.org", "Mirjam Doppel", Role.MEMBER)
    wrote = person("Mirta Geschrieben")
    thread = make_thread(forum, wrote)
    project = Project.objects.create(name="Mirador", slug="mirador", cantons=["BE"])
    Membership.objects.create(project=project, user=wrote, part=Membership.Part.MENTOR)
    trees.log_in(client, nadia)
    expected = ["@Anna Mirabel", "@Mira Sommer", "@Mirta Geschrieben", "[Mirador](/fr/projects/mirador/)"]
    for place in (f"forum:{forum.pk}", f"thread:{thread.pk}", f"post:{thread.posts.get().pk}"):
        assert offered(client, place, "mir") == expected
    assert offered(client, f"forum:{forum.pk}", "m") == []
    assert offered(client, f"forum:{forum.pk}", "Nadia") == [], "nobody calls themselves"
    with CaptureQueriesContext(connection) as few:
        offered(client, f"forum:{forum.pk}", "mir")
    for number in range(30):
        person(f"Mirko Nummer{chr(97 + number % 26)}{number}", Audience.EVERYBODY)
    with CaptureQueriesContext(connection) as many:
        assert len(offered(client, f"forum:{forum.pk}", "mir")) == 8
    assert len(many) <= len(few)


def test_a_circle_offers_its_own_people_and_only_to_them(client: Client, forum: Forum, nadia: User) -> None:
    person("Mira Sommer", Audience.EVERYBODY)
    circle = make_circle(nadia)
    inside = person("Mirko Drinnen")
    admit(circle=circle, user=inside)
    place = f"forum:{circle.forum.pk}"
    trees.log_in(client, nadia)
    assert offered(client, place, "mir") == ["@Mirko Drinnen"]
    assert offered(client, f"forum:{forum.pk}", "mir") == ["@Mira Sommer"]
    stranger = Client()
    trees.log_in(stranger, person("Stella Fremd"))
    assert stranger.get("/fr/threads/call/", {"place": place, "q": "mir"}).status_code == 404
    assert Client().get("/fr/threads/call/", {"place": place, "q": "mir"}).status_code == 302
    for nonsense in ("", "forum:", "forum:x", "forum:0", "page:1", f"forum:{'9' * 18}"):
        assert client.get("/fr/threads/call/", {"place": nonsense, "q": "mir"}).status_code == 404
    assert offered(client, place, "\x00%_\\' (") == []


def test_who_leads_a_project_hears_that_it_is_named(forum: Forum, nadia: User) -> None:
    leader = person("Lea Leitung")
    project = Project.objects.create(name="Aare", slug="aare", cantons=["BE"])
    Membership.objects.create(project=project, user=leader, part=Membership.Part.LEADER)
    Membership.objects.create(project=project, user=person("Max Mentor"), part=Membership.Part.MENTOR)
    thread = make_thread(forum, nadia)
    text = "Voyez [Aare](/fr/projects/aare/) et https://relais.example.org/de/projects/aare/ et /fr/projects/nichts/."
    post = say(thread=thread, user=nadia, text=text, language="fr")
    named, said = Event.objects.get(kind=NAMED), Event.objects.get(kind=SAID)
    assert named.addressed == [leader.pk]
    kind = kinds.find(NAMED)
    assert kind is not None
    line = kind.show([f"post:{post.pk}"], leader, "de")[f"post:{post.pk}"].line
    assert line.startswith("Nadia Keller spricht")
    assert leader.pk not in said.addressed
    circle = make_circle(nadia)
    make_thread(circle.forum, nadia)
    say(thread=make_thread(circle.forum, nadia), user=nadia, text=text, language="fr")
    assert Event.objects.filter(kind=NAMED).count() == 1, "who does not read the circle hears nothing of it"
