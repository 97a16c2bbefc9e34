"""Who finds a page that editors closed."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import AnonymousUser, Group
from wagtail.models import Page, PageViewRestriction

from hub.accounts.models import User
from hub.accounts.roles import Role
from hub.search.access import tokens_of
from hub.search.pages.access import group_token, tokens_of_pages
from tests.trees import make_person, make_practice, make_tree

pytestmark = pytest.mark.django_db


def close(page: Page, kind: str, *groups: Group) -> PageViewRestriction:
    closed: PageViewRestriction = PageViewRestriction.objects.create(page=page, restriction_type=kind)
    closed.groups.set(groups)
    return closed


@pytest.fixture
def circles() -> tuple[Group, Group]:
    return Group.objects.create(name="A"), Group.objects.create(name="B")


@pytest.fixture
def page() -> Page:
    make_tree()
    return make_practice(make_person("claire@example.org", "Claire Rochat", Role.PROJECT_LEADER))


def opens(page: Page) -> tuple[str, ...]:
    return tokens_of_pages({page.pk: page.path})[page.pk]


def people(circles: tuple[Group, Group]) -> dict[str, User | AnonymousUser]:
    of_a, of_both = make_person("a@example.org", "Person A"), make_person("ab@example.org", "Person Both")
    of_a.groups.add(circles[0])
    of_both.groups.add(*circles)
    return {
        "anybody": AnonymousUser(),
        "logged in": make_person("m@example.org", "Person M"),
        "of A": of_a,
        "of both": of_both,
        "superuser": make_person("s@example.org", "Person S", is_superuser=True),
    }


CASES = {
    "open": ([], {"anybody", "logged in", "of A", "of both", "superuser"}),
    "log-in": (["login"], {"logged in", "of A", "of both", "superuser"}),
    "group A": (["A"], {"of A", "of both", "superuser"}),
    "log-in above group A": (["login", "A"], {"of A", "of both", "superuser"}),
    "group A above log-in": (["A", "login"], {"of A", "of both", "superuser"}),
    "group A or B above B": (["AB", "B"], {"of both", "superuser"}),
    "groups that share none": (["A", "B"], set()),
    "password": (["password"], set()),
    "password above log-in": (["password", "login"], set()),
}


@pytest.mark.parametrize("case", CASES)
def test_who_finds_it(case: str, page: Page, circles: tuple[Group, Group]) -> None:
    restrictions, expected = CASES[case]
    places = [page.get_parent(), page] if len(restrictions) > 1 else [page]
    for place, kind in zip(places, restrictions, strict=False):
        if kind in ("login", "password"):
            close(place, kind)
        else:
            close(place, "groups", *[group for group in circles if group.name in kind])
    found = {name for name, person in people(circles).items() if tokens_of(person) & set(opens(page))}
    assert found == expected


def test_a_restriction_beside_the_page_does_not_count(page: Page) -> None:
    close(make_practice(None, slug="other"), "login")
    assert opens(page) == ("all",)


def test_a_group_that_was_left_opens_nothing_any_more(circles: tuple[Group, Group]) -> None:
    person = make_person("a@example.org", "Person A")
    person.groups.add(circles[0])
    assert group_token(circles[0].pk) in tokens_of(person)
    person.groups.clear()
    assert group_token(circles[0].pk) not in tokens_of(person)
