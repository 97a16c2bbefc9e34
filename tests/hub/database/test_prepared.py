"""Prepared queries answer what their querysets would."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.db import connection
from django.db.models import CharField, DateTimeField, Q, QuerySet
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from hub.accounts.models import User
from hub.database.prepared import prepared

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def people() -> list[User]:
    return [User.objects.create_user(f"{name}@example.org", name=name) for name in ("Ada", "Bo", "Cleo")]


@prepared(names=[CharField()], since=DateTimeField())
def found(names: Any, since: Any, order: str) -> QuerySet[User, tuple[Any, ...]]:
    return (
        User.objects.filter(Q(name__in=names), date_joined__gte=since)
        .order_by(order)
        .values_list("name", "date_joined")
    )


@prepared(name=CharField())
def person(name: Any) -> QuerySet[User, User]:
    return User.objects.filter(name=name)


def test_it_gives_the_rows_of_the_queryset_with_values_of_the_moment() -> None:
    day = timezone.now() - datetime.timedelta(days=1)
    assert [row[0] for row in found(names=["Ada", "Cleo"], since=day, order="-name")] == ["Cleo", "Ada"]
    assert [row[0] for row in found(names=["Bo", "Ada"], since=day, order="name")] == ["Ada", "Bo"]
    assert [row[0] for row in found(names=["Bo"], since=day, order="name")] == ["Bo"]
    assert found(names=["Bo"], since=timezone.now(), order="name") == []
    assert timezone.is_aware(found(names=["Bo"], since=day, order="name")[0][1])


def test_an_empty_list_finds_nothing() -> None:
    assert found(names=[], since=timezone.now(), order="name") == []


def test_instances_are_whole(people: list[User]) -> None:
    with CaptureQueriesContext(connection) as asked:
        [ada], [bo] = person(name="Ada"), person(name="Bo")
        assert (ada, bo) == (people[0], people[1])
        assert ada.email == "ada@example.org"
    assert len(asked) == 2


def test_a_value_is_never_taken_for_sql() -> None:
    assert person(name="' OR 1=1 --") == []


def test_it_is_composed_anew_where_it_depends_on_what_the_database_holds(people: list[User]) -> None:
    composed = []

    @prepared(unless=lambda: True, name=CharField())
    def anew(name: Any) -> QuerySet[User, User]:
        composed.append(name)
        return User.objects.filter(name=name)

    assert [anew(name="Ada"), anew(name="Bo")] == [[people[0]], [people[1]]]
    assert composed == ["Ada", "Bo"]


def test_what_it_cannot_do_it_refuses() -> None:
    @prepared()
    def grouped() -> QuerySet[User, User]:
        return User.objects.prefetch_related("groups")

    with pytest.raises(TypeError, match="prefetch"):
        grouped()
