"""Leaving: asked, kept, done; what remains names nobody."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.test import Client
from django.utils import timezone

from hub.accounts.models import User
from hub.accounts.queries.people import editors, people
from hub.accounts.roles import Role
from hub.accounts.services.delete_account import ask_deletion, delete_account, delete_due
from hub.portability import farewells
from tests.factories import PASSWORD, add_app, login, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def said_goodbye() -> Iterator[list[str]]:
    farewells.announced()
    seen: list[str] = []

    @farewells.on_departure("test", goes="Votre vélo part aussi.")
    def note(user: Any) -> None:
        seen.append(user.email)

    yield seen
    farewells._farewells.pop("test")


def test_after_some_days_with_the_password(client: Client, mailoutbox: list[Any], said_goodbye: list[str]) -> None:
    user = make_user(email="nadia@example.org")
    other = Client()
    for session in (client, other):
        session.post("/fr/account/login/", {"login": user.email, "password": PASSWORD})
    page = client.get("/fr/me/delete/").content.decode()
    assert "14 jours" in page
    assert "Votre vélo part aussi." in page
    assert client.post("/fr/me/delete/", {"when": "later", "password": "falsch-1"}).status_code == 422
    assert client.post("/fr/me/delete/", {"when": "later", "password": PASSWORD})["Location"] == "/fr/me/"
    assert "Garder mon compte" in client.get("/fr/me/").content.decode()
    assert other.get("/fr/me/").status_code == 302
    assert "Garder mon compte" in mailoutbox[-1].body
    assert delete_due() == 0
    User.objects.filter(pk=user.pk).update(deletion_due_at=timezone.now() - timedelta(minutes=1))
    assert delete_due() == 1
    assert delete_due() == 0
    assert said_goodbye == ["nadia@example.org"]


def test_changing_ones_mind(client: Client) -> None:
    user = make_user()
    ask_deletion(user=user)
    login(client, user).post("/fr/me/keep/")
    User.objects.filter(pk=user.pk, deletion_due_at=None).get()
    assert delete_due() == 0


def test_at_once(client: Client, mailoutbox: list[Any]) -> None:
    user = make_user(email="nadia@example.org", about="Je coordonne.")
    client.post("/fr/account/login/", {"login": user.email, "password": PASSWORD})
    answer = client.post("/fr/me/delete/", {"when": "now", "password": PASSWORD})
    assert "Votre compte est effacé" in answer.content.decode()
    assert client.get("/fr/me/").status_code == 302
    user.refresh_from_db()
    assert "nadia" not in f"{user.email}{user.name}{user.about}".lower()
    assert user.get_full_name() == "Personne partie"
    assert not user.is_active
    assert mailoutbox[-1].to == ["nadia@example.org"]
    assert Client().post("/fr/account/login/", {"login": "nadia@example.org", "password": PASSWORD}).status_code == 422


def test_with_a_code_where_there_is_no_password(client: Client, mailoutbox: list[Any]) -> None:
    user = make_user(password="")
    login(client, user)
    assert 'name="code"' not in client.get("/fr/me/delete/").content.decode()
    assert client.post("/fr/me/delete/", {"when": "now", "code": ""}).status_code == 200
    client.post("/fr/me/delete/", {"send_code": ""})
    found = re.search(r"^ {4}(\S+)$", mailoutbox[-1].body, re.MULTILINE)
    assert found is not None
    assert client.post("/fr/me/delete/", {"when": "now", "code": "XXXX-0000"}).status_code == 422
    assert "effacé" in client.post("/fr/me/delete/", {"when": "now", "code": found.group(1)}).content.decode()
    assert User.objects.get(pk=user.pk).deleted_at


def test_three_wrong_codes_need_a_new_one(client: Client, mailoutbox: list[Any]) -> None:
    user = make_user(password="")
    login(client, user).post("/fr/me/delete/", {"send_code": ""})
    found = re.search(r"^ {4}(\S+)$", mailoutbox[-1].body, re.MULTILINE)
    assert found is not None
    for _ in range(3):
        client.post("/fr/me/delete/", {"when": "now", "code": "XXXX-0000"})
    client.post("/fr/me/delete/", {"when": "now", "code": found.group(1)})
    assert User.objects.get(pk=user.pk).deleted_at is None


def test_nothing_of_the_person_is_left(said_goodbye: list[str]) -> None:
    user = make_user(role=Role.EDITOR, email="rea@example.org")
    add_app(user)
    delete_account(user=user)
    delete_account(user=user)
    assert said_goodbye == ["rea@example.org"]
    assert not EmailAddress.objects.filter(user=user).exists()
    assert not Authenticator.objects.filter(user=user).exists()
    assert user not in people()
    assert user not in editors()
    again = make_user(email="rea@example.org")
    assert again.pk != user.pk


def test_leaving_is_for_who_is_logged_in(client: Client) -> None:
    assert client.get("/fr/me/delete/")["Location"].startswith("/fr/account/login/")
    assert client.post("/fr/me/keep/").status_code == 302
