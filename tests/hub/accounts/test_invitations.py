"""Inviting, following the link, taking it up."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from typing import Any, ClassVar

import pytest
from django import forms
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.utils import timezone

from hub.accounts import invitation_extras
from hub.accounts.models import Invitation, User
from hub.accounts.roles import Role
from hub.accounts.services.accept_invitation import InvitationGoneError, accept_invitation
from hub.accounts.services.invite import invite, revoke, send_again
from tests.factories import login, login_with_mfa, make_user

pytestmark = pytest.mark.django_db


def link_in(mail: Any) -> str:
    """The path of the link in a message."""
    found = re.search(r"https?://[^/]+(/\w\w/invitation/\S+)", mail.body)
    assert found is not None
    return found.group(1)


def an_invitation(
    by: User, role: Role = Role.PROJECT_LEADER, email: str = "new@example.org", **more: Any
) -> Invitation:
    return invite(by=by, email=email, role=role, language="fr", **more)


@pytest.fixture
def editor() -> User:
    return make_user(role=Role.EDITOR, name="Rea Hofer")


class PlaceForm(forms.Form):
    place = forms.CharField(required=False)


class PlaceExtra(invitation_extras.InvitationExtra):
    name = "place"
    form_class = PlaceForm
    given: ClassVar[list[tuple[User, dict[str, Any], User | None]]] = []

    def describe(self, data: dict[str, Any]) -> str:
        return f"Une place à {data['place']}."

    def accept(self, *, user: User, data: dict[str, Any], invited_by: User | None) -> None:
        self.given.append((user, data, invited_by))


@pytest.fixture
def place() -> Iterator[type[PlaceExtra]]:
    invitation_extras.extras()
    PlaceExtra.given.clear()
    invitation_extras.register(PlaceExtra)
    yield PlaceExtra
    invitation_extras.extras().pop("place")


def test_from_the_form_to_a_new_account(
    client: Client, editor: User, place: type[PlaceExtra], mailoutbox: list[Any]
) -> None:
    form = {
        "email": "New@Example.org",
        "role": "project-leader",
        "language": "de",
        "message": "Schön, dass du kommst.",
        "place-place": "Fribourg",
    }
    sent = login_with_mfa(client, editor).post("/fr/invitations/", form)
    assert sent["Location"] == "/fr/invitations/"
    mail = mailoutbox[-1]
    assert mail.to == ["new@example.org"]
    assert "Rea Hofer" in mail.body
    assert "Schön, dass du kommst." in mail.body
    assert "Une place à Fribourg." in mail.body

    visitor = Client()
    page = visitor.get(link_in(mail))
    assert "Rea Hofer" in page.content.decode()
    assert Invitation.objects.get().accepted_at is None, "following the link must change nothing"
    refused = visitor.post(link_in(mail), {"name": " "})
    assert refused.status_code == 422
    accepted = visitor.post(link_in(mail), {"name": "Urs Meier"})
    assert accepted["Location"].endswith("/me/")
    user = User.objects.get(email="new@example.org")
    assert (user.name, user.language, user.has_usable_password()) == ("Urs Meier", "de", False)
    assert user.roles == {Role.MEMBER, Role.PROJECT_LEADER}
    assert PlaceExtra.given == [(user, {"place": "Fribourg"}, editor)]
    assert visitor.session["_auth_user_id"] == str(user.pk)
    assert Client().get(link_in(mail)).status_code == 404


def test_the_address_is_not_invited_twice(editor: User, mailoutbox: list[Any]) -> None:
    an_invitation(editor)
    an_invitation(editor, role=Role.MENTOR)
    assert Invitation.objects.get().role == Role.MENTOR
    assert Client().get(link_in(mailoutbox[0])).status_code == 404
    assert Client().get(link_in(mailoutbox[1])).status_code == 200


def test_sending_again_ends_the_old_link(client: Client, editor: User, mailoutbox: list[Any]) -> None:
    invitation = an_invitation(editor)
    login_with_mfa(client, editor).post(f"/fr/invitations/{invitation.pk}/send/")
    assert Client().get(link_in(mailoutbox[0])).status_code == 404
    assert Client().get(link_in(mailoutbox[1])).status_code == 200


def test_a_revoked_or_expired_link_is_gone(client: Client, editor: User, mailoutbox: list[Any]) -> None:
    invitation = an_invitation(editor)
    login_with_mfa(client, editor).post(f"/fr/invitations/{invitation.pk}/revoke/")
    assert "retirée" in Client().get(link_in(mailoutbox[0])).content.decode()
    late = an_invitation(editor, email="late@example.org")
    Invitation.objects.filter(pk=late.pk).update(expires_at=timezone.now() - timedelta(seconds=1))
    answer = Client().get(link_in(mailoutbox[-1]))
    assert answer.status_code == 404
    send_again(invitation=late, by=editor)
    assert Client().get(link_in(mailoutbox[-1])).status_code == 200


def test_two_at_once_accept_once(editor: User) -> None:
    invitation = an_invitation(editor)
    first, second = make_user(), make_user()
    accept_invitation(invitation=invitation, user=first)
    with pytest.raises(InvitationGoneError):
        accept_invitation(invitation=invitation, user=second)
    assert not second.has_role(Role.PROJECT_LEADER)


def test_who_has_an_account_logs_in_first(client: Client, editor: User, mailoutbox: list[Any]) -> None:
    user = make_user(email="new@example.org")
    an_invitation(editor)
    path = link_in(mailoutbox[0])
    assert f"next={path.replace('/', '%2F')}" in Client().get(path).content.decode()
    assert Client().post(path, {"name": "Somebody"}).status_code == 200
    assert User.objects.filter(email="new@example.org").count() == 1
    login(client, user)
    assert client.post(path)["Location"].endswith("/me/")
    assert User.objects.get(pk=user.pk).has_role(Role.PROJECT_LEADER)


def test_a_strong_role_goes_only_to_the_invited_address(client: Client, mailoutbox: list[Any]) -> None:
    operator = make_user(role=Role.OPERATOR)
    an_invitation(operator, role=Role.EDITOR)
    path = link_in(mailoutbox[0])
    other = make_user()
    assert login(client, other).post(path).status_code == 403
    assert not User.objects.get(pk=other.pk).has_role(Role.EDITOR)
    assert Invitation.objects.get().accepted_at is None


@pytest.mark.parametrize(
    ("inviter", "role", "allowed"),
    [
        (Role.EDITOR, Role.PROJECT_LEADER, True),
        (Role.EDITOR, Role.EDITOR, True),
        (Role.EDITOR, Role.OPERATOR, False),
        (Role.OPERATOR, Role.OPERATOR, True),
        (Role.PROJECT_LEADER, Role.MEMBER, False),
        (Role.MEMBER, Role.MEMBER, False),
    ],
)
def test_nobody_hands_out_more_than_they_have(inviter: Role, role: Role, allowed: bool) -> None:
    by = make_user(role=inviter)
    if allowed:
        assert an_invitation(by, role=role).role == role
        return
    with pytest.raises(PermissionDenied):
        an_invitation(by, role=role)


def test_an_editor_does_not_touch_an_operators_invitation(editor: User) -> None:
    invitation = an_invitation(make_user(role=Role.OPERATOR), role=Role.OPERATOR)
    for deed in (send_again, revoke):
        with pytest.raises(PermissionDenied):
            deed(invitation=invitation, by=editor)


@pytest.mark.parametrize(
    ("method", "address"),
    [
        ("get", "/fr/invitations/"),
        ("post", "/fr/invitations/"),
        ("post", "/fr/invitations/1/send/"),
        ("post", "/fr/invitations/1/revoke/"),
    ],
)
def test_the_list_is_for_editors_who_showed_a_factor(editor: User, method: str, address: str) -> None:
    an_invitation(editor)
    for session, expected in (
        (Client(), 302),
        (login(Client(), make_user()), 403),
        (login(Client(), make_user(role=Role.PROJECT_LEADER)), 403),
        (login(Client(), editor), 302),
    ):
        assert getattr(session, method)(address).status_code == expected
    assert Invitation.objects.get().revoked_at is None


def test_the_list_costs_the_same_with_many(client: Client, editor: User, django_assert_max_num_queries: Any) -> None:
    login_with_mfa(client, editor)
    for number in range(12):
        an_invitation(editor, email=f"n{number}@example.org")
    client.get("/fr/invitations/")
    with django_assert_max_num_queries(24):
        client.get("/fr/invitations/")


def test_a_refused_form_keeps_what_was_typed(client: Client, editor: User) -> None:
    form = {"email": "nicht-ganz", "role": "mentor", "language": "it", "message": "Ciao"}
    answer = login_with_mfa(client, editor).post("/fr/invitations/", form)
    text = answer.content.decode()
    assert answer.status_code == 422
    assert 'value="nicht-ganz"' in text
    assert "Ciao</textarea>" in text
    assert "nom@exemple.ch" in text
