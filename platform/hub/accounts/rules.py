"""Who may do what, asked of a person or of a request."""

from __future__ import annotations

from typing import Any

from allauth.account.authentication import get_authentication_records
from allauth.mfa.models import Authenticator
from django.http import HttpRequest

from hub.accounts.models import User
from hub.accounts.roles import GIVEN_BY, STRONG_ROLES, Role

LOGIN_FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)


def is_editor(user: Any) -> bool:
    """Whether the person curates. On its own this opens nothing strong: ask `acts_as` with the request."""
    return isinstance(user, User) and (user.has_role(Role.EDITOR) or _is_root(user))


def is_operator(user: Any) -> bool:
    """Whether the person runs the platform."""
    return isinstance(user, User) and (user.has_role(Role.OPERATOR) or _is_root(user))


def is_strong(user: Any) -> bool:
    """Whether the person holds a role that needs a second factor."""
    return isinstance(user, User) and (user.has_role(*STRONG_ROLES) or _is_root(user))


def has_second_factor(user: Any) -> bool:
    """Whether the person has set up an app or a passkey."""
    return isinstance(user, User) and Authenticator.objects.filter(user=user, type__in=LOGIN_FACTORS).exists()


def passed_second_factor(request: HttpRequest) -> bool:
    """Whether this very session showed a second factor that the person still has.

    A session that began with a password alone does not count, also when a factor was set up since.
    """
    known: bool | None = getattr(request, "passed_second_factor", None)
    if known is None:
        records = get_authentication_records(request, request.user) if request.user.is_authenticated else []
        shown = {record.get("id") for record in records if record.get("method") == "mfa"}
        known = (
            bool(shown)
            and Authenticator.objects.filter(user_id=request.user.pk, pk__in=shown).exists()
            and has_second_factor(request.user)
        )
        request.passed_second_factor = known  # type: ignore[attr-defined]
    return known


def acts_as(request: HttpRequest, *roles: Role) -> bool:
    """Whether the person holds one of `roles` and, where that role is strong, this session proved it."""
    user = request.user
    if not isinstance(user, User) or not user.is_active:
        return False
    held = set(Role) if _is_root(user) else user.roles
    matching = held & set(roles)
    if matching - STRONG_ROLES and not _is_root(user):
        return True
    return bool(matching) and passed_second_factor(request)


def may_reach_admin(request: HttpRequest) -> bool:
    """Whether the request may pass the administration's door."""
    return acts_as(request, *STRONG_ROLES)


def roles_to_offer(user: User) -> list[Role]:
    """The roles that the person may offer in an invitation, weakest first."""
    if _is_root(user):
        return list(Role)
    offered = {role for held in user.roles for role in GIVEN_BY.get(held, ())}
    return [role for role in Role if role in offered]


def _is_root(user: User) -> bool:
    return user.is_active and user.is_superuser
