"""The page of the audit trail: for editors and operators, with filters."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation

from hub.accounts.models import User
from hub.accounts.roles import Role
from hub.moderation.services.record import record
from tests import trees
from tests.factories import login, make_user

pytestmark = pytest.mark.django_db
WORDS = "Un prénom rare y figure."


@pytest.fixture
def author(db: None) -> User:
    trees.make_tree()
    moderator, author = make_user(name="Rita Senn"), make_user(name="Beat Moor")
    record(actor=moderator, deed="hide", target="post:55", note=WORDS, about=author)
    record(actor=None, deed="held", target="post:56", about=make_user(name="Ana Reis"))
    return author


def page(query: str = "") -> str:
    with translation.override("fr"):
        return f"{reverse('moderation:trail')}{query}"


@pytest.mark.parametrize(
    ("role", "status"),
    [
        (None, 302),
        (Role.MEMBER, 403),
        (Role.MENTOR, 403),
        (Role.PROJECT_LEADER, 403),
        (Role.EDITOR, 200),
        (Role.OPERATOR, 200),
    ],
)
def test_who_reads_the_trail(client: Client, author: User, role: Role | None, status: int) -> None:
    if role:
        trees.log_in(client, trees.make_person("who@example.org", "Wer Da", role))
    answer = client.get(page())
    assert answer.status_code == status
    assert (WORDS in answer.content.decode()) == (status == 200)
    assert client.post(page()).status_code in (302, 403, 405)


def test_an_editor_without_a_second_factor_reads_nothing(client: Client, author: User) -> None:
    login(client, make_user(role=Role.EDITOR))
    answer = client.get(page())
    assert answer.status_code == 302
    assert WORDS not in answer.content.decode()


@pytest.mark.parametrize(
    ("query", "numbers"),
    [
        ("", {1, 2}),
        ("?deed=hide", {1}),
        ("?person=moor", {1}),
        ("?person=senn", {1}),
        ("?person=nobody", set()),
        ("?target=post:56", {2}),
        ("?target=rubbish", {1, 2}),
        ("?since={today}", {1, 2}),
        ("?until={yesterday}", set()),
    ],
)
def test_the_filters(client: Client, author: User, query: str, numbers: set[int]) -> None:
    today = timezone.localdate()
    query = query.format(today=today, yesterday=today - timedelta(days=1))
    trees.log_in(client, trees.make_person("e@example.org", "Eva Ott", Role.EDITOR))
    answer = client.get(page(query))
    assert answer.status_code == 200
    assert {line.entry.number for line in answer.context["lines"]} == numbers


@pytest.mark.parametrize("query", ["?since=31.31.2026", "?deed=unknown", "?person=" + "x" * 200])
def test_a_filter_that_makes_no_sense_says_so(client: Client, author: User, query: str) -> None:
    trees.log_in(client, trees.make_person("e@example.org", "Eva Ott", Role.EDITOR))
    assert client.get(page(query)).status_code == 400
    assert client.get(page("?page=99")).status_code == 404


def test_many_deeds_cost_no_more_queries_than_one(client: Client, author: User) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    trees.log_in(client, trees.make_person("e@example.org", "Eva Ott", Role.EDITOR))
    client.get(page())
    counts = []
    for number in (0, 20):
        for each in range(number):
            record(actor=author, deed="leave", target=f"post:{each + 100}", note="Rien à redire.")
        with CaptureQueriesContext(connection) as caught:
            client.get(page())
        counts.append(len(caught))
    assert counts[0] == counts[1]
