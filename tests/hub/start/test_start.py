"""Where somebody begins who is logged in: what is theirs, what is new, and nothing of others."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from exchange.directory.models import Membership, Project
from exchange.discussions.models import Thread
from exchange.discussions.subjects import about_project
from hub.accounts.models import User
from hub.accounts.roles import Role
from hub.start.models import Visit
from hub.start.services.visit import FIRST, PAUSE, visit
from tests.exchange.discussions.talk import make_circle, make_forum, make_thread, say
from tests.factories import login, make_user
from tests.trees import make_practice, make_tree

pytestmark = pytest.mark.django_db


@pytest.fixture
def claire(db: None) -> User:
    make_tree()
    return make_user(name="Claire Rochat", role=Role.PROJECT_LEADER, reading_languages=["fr", "it"])


def page(client: Client, user: User) -> str:
    login(client, user)
    answer = client.get("/fr/start/")
    assert answer.status_code == 200
    return answer.content.decode()


def test_only_who_is_logged_in_has_one(client: Client) -> None:
    assert client.get("/fr/start/")["Location"].startswith("/fr/account/login/")


def test_a_visit_lasts_until_a_pause(claire: User) -> None:
    now = timezone.now()
    assert visit(user=claire, now=now) == now - FIRST
    assert visit(user=claire, now=now + timedelta(minutes=20)) == now - FIRST, "the same visit"
    last = now + timedelta(minutes=20)
    assert visit(user=claire, now=last + PAUSE * 2) == last
    assert Visit.objects.get(user=claire).since == last


def test_ones_own_drafts_and_nobody_elses(client: Client, claire: User) -> None:
    make_practice(claire, live=False, title="Mon brouillon")
    make_practice(make_user(name="Beat Zbinden", role=Role.PROJECT_LEADER), live=False, title="Le sien")
    words = page(client, claire)
    assert "Mon brouillon" in words
    assert "Le sien" not in words


def test_what_was_said_since_by_others_in_languages_one_reads(client: Client, claire: User) -> None:
    beat = make_user(name="Beat Zbinden")
    forum = make_forum()
    make_thread(forum, beat, "Une question fraîche")
    Thread.objects.filter(pk=make_thread(forum, beat, "Eine deutsche Frage").pk).update(language="de")
    Thread.objects.filter(pk=make_thread(forum, beat, "Une vieille").pk).update(
        last_post_at=timezone.now() - timedelta(days=30)
    )
    make_thread(forum, claire, "La mienne")
    make_thread(make_circle(beat).forum, beat, "Entre nous")
    words = page(client, claire)
    assert "Une question fraîche" in words
    for other in ("Eine deutsche Frage", "Une vieille", "La mienne", "Entre nous"):
        assert other not in words


def test_questions_to_ones_project_stay_until_they_are_answered(client: Client, claire: User) -> None:
    project = Project.objects.create(name="Passerelles", slug="passerelles")
    Membership.objects.create(project=project, user=claire, part=Membership.Part.LEADER)
    beat = make_user(name="Beat Zbinden")
    thread = make_thread(make_forum(), beat, "Comment trouvez-vous des mentores ?", about=about_project(project.pk))
    Thread.objects.filter(pk=thread.pk).update(last_post_at=timezone.now() - timedelta(days=60))
    assert "Questions à vos projets" in page(client, claire)
    post = say(thread=thread, user=claire, text="Par les entreprises.", language="fr")
    Thread.objects.filter(pk=thread.pk).update(answer=post)
    assert "Questions à vos projets" not in page(client, claire)


def test_it_costs_the_same_however_much_there_is(client: Client, claire: User) -> None:
    forum, beat = make_forum(), make_user(name="Beat Zbinden")

    def cost(more: int) -> int:
        for number in range(more):
            make_thread(forum, beat, f"Question {number}")
            make_practice(claire, live=False, title=f"Texte {number}")
        client.get("/fr/start/")
        with CaptureQueriesContext(connection) as asked:
            client.get("/fr/start/")
        return len(asked)

    login(client, claire)
    assert cost(2) == cost(8)


@pytest.mark.parametrize(("role", "sees"), [(Role.EDITOR, True), (Role.PROJECT_LEADER, False), (Role.MENTOR, False)])
def test_the_queue_is_for_editors(client: Client, claire: User, role: Role, sees: bool) -> None:
    assert ("Ce qui attend la rédaction" in page(client, make_user(name="Hélène Morand", role=role))) == sees
