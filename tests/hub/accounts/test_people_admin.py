"""Groups, and people in the administration."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from wagtail.models import GroupCollectionPermission, GroupPagePermission, Page

from hub.accounts.models import User
from hub.accounts.roles import Role
from hub.accounts.services.ensure_groups import ensure_groups
from hub.accounts.services.reset_second_factors import reset_second_factors
from tests.factories import add_app, login_with_mfa, make_user

pytestmark = pytest.mark.django_db


def test_groups_may_be_made_again() -> None:
    ensure_groups()
    before = (GroupPagePermission.objects.count(), GroupCollectionPermission.objects.count())
    ensure_groups()
    assert before == (GroupPagePermission.objects.count(), GroupCollectionPermission.objects.count())
    assert set(Group.objects.values_list("name", flat=True)) == set(Role.values)


@pytest.mark.parametrize(
    ("role", "perm", "held"),
    [
        (Role.EDITOR, "wagtailadmin.access_admin", True),
        (Role.EDITOR, "accounts.change_user", False),
        (Role.EDITOR, "auth.change_group", False),
        (Role.OPERATOR, "accounts.change_user", True),
        (Role.OPERATOR, "wagtailcore.change_site", True),
        (Role.PROJECT_LEADER, "wagtailadmin.access_admin", False),
        (Role.MEMBER, "wagtailadmin.access_admin", False),
    ],
)
def test_what_roles_may(role: Role, perm: str, held: bool) -> None:
    assert make_user(role=role).has_perm(perm) is held


def test_editors_publish_pages() -> None:
    root = Page.get_first_root_node()
    assert root is not None
    allowed = root.permissions_for_user(make_user(role=Role.EDITOR))
    assert allowed.can_add_subpage()
    assert not root.permissions_for_user(make_user(role=Role.PROJECT_LEADER)).can_add_subpage()


def test_editors_see_no_addresses_of_people(client: Client) -> None:
    make_user(email="secret.person@example.org", name="Nadia Keller")
    session = login_with_mfa(client, make_user(role=Role.EDITOR))
    for address in ("/cms/users/", "/cms/users/1/", "/cms/reports/site-history/", "/cms/groups/"):
        assert "secret.person" not in session.get(address, follow=True).content.decode()


def test_operators_find_people_by_name_and_do_not_see_who_left(client: Client) -> None:
    make_user(email="nadia@example.org", name="Nadia Keller")
    gone = make_user(email="gone@example.org", name="Gone Person")
    session = login_with_mfa(client, make_user(role=Role.OPERATOR, name="Olga Pini"))
    session.post(f"/cms/users/delete/{gone.pk}/")
    gone.refresh_from_db()
    assert gone.deleted_at
    assert User.objects.filter(pk=gone.pk).exists()
    listed = session.get("/cms/users/").content.decode()
    assert "nadia@example.org" in listed
    assert "parti-" not in listed
    assert "nadia@example.org" in session.get("/cms/users/results/?q=Keller").content.decode()


def test_operators_change_name_and_roles_but_not_the_address(client: Client) -> None:
    user = make_user(email="nadia@example.org")
    session = login_with_mfa(client, make_user(role=Role.OPERATOR))
    page = session.get(f"/cms/users/edit/{user.pk}/").content.decode()
    assert 'name="email"' not in page
    assert 'name="password1"' not in page
    assert 'name="is_superuser"' not in page
    editor = Group.objects.get(name=Role.EDITOR)
    form = {"name": "Nadia K.", "is_active": "on", "groups": [editor.pk], "email": "x@evil.example"}
    assert session.post(f"/cms/users/edit/{user.pk}/", form).status_code == 302
    user = User.objects.get(pk=user.pk)
    assert (user.name, user.email) == ("Nadia K.", "nadia@example.org")
    assert user.roles == {Role.EDITOR}


def test_closing_an_account_in_the_administration_ends_its_session(client: Client) -> None:
    user = make_user()
    theirs = Client()
    theirs.post("/fr/account/login/", {"login": user.email, "password": "nuit-longue-et-pluie-17"})
    assert theirs.get("/fr/me/").status_code == 200
    session = login_with_mfa(client, make_user(role=Role.OPERATOR))
    session.post(f"/cms/users/edit/{user.pk}/", {"name": user.name, "groups": []})
    assert theirs.get("/fr/me/").status_code == 302


def test_many_at_once_are_emptied_not_deleted(client: Client) -> None:
    users = [make_user() for _ in range(3)]
    session = login_with_mfa(client, make_user(role=Role.OPERATOR))
    ids = "&".join(f"id={user.pk}" for user in users)
    session.post(f"/cms/bulk/accounts/user/delete/?next=/cms/users/&{ids}")
    assert User.objects.filter(pk__in=[user.pk for user in users], deleted_at__isnull=False).count() == 3


def test_people_are_invited_not_entered(client: Client) -> None:
    session = login_with_mfa(client, make_user(role=Role.OPERATOR))
    assert session.get("/cms/users/new/")["Location"] == "/fr/invitations/"


def test_lost_factors_are_removed_with_a_letter(client: Client, mailoutbox: list[Any]) -> None:
    user = make_user(role=Role.EDITOR)
    add_app(user)
    session = login_with_mfa(client, user)
    assert reset_second_factors(user=user) == 1
    assert session.get("/cms/").status_code == 302
    assert mailoutbox[-1].to == [user.email]
