"""Take up an invitation, with the account one has or a new one."""

from __future__ import annotations

from allauth.account.models import EmailAddress
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from hub.accounts.invitation_extras import extras
from hub.accounts.models import Invitation, User
from hub.accounts.roles import STRONG_ROLES, Role


class InvitationGoneError(Exception):
    """The invitation was accepted, revoked or expired in the meantime."""


def accept_invitation(*, invitation: Invitation, user: User) -> None:
    """Give the role and all that came with it.

    Raises InvitationGoneError where it is no longer open, PermissionDenied where a strong role would go to
    another address than the one invited.
    """
    role = Role(invitation.role)
    if role in STRONG_ROLES and not owns(user, invitation.email):
        raise PermissionDenied
    with transaction.atomic():
        now = timezone.now()
        waiting = Invitation.objects.filter(pk=invitation.pk, accepted_at=None, revoked_at=None, expires_at__gt=now)
        if not waiting.update(accepted_at=now, accepted_by=user):
            raise InvitationGoneError
        user.give_role(Role.MEMBER)
        user.give_role(role)
        for name, extra in extras().items():
            if name in invitation.extra:
                extra.accept(user=user, data=invitation.extra[name], invited_by=invitation.invited_by)


def accept_with_new_account(*, invitation: Invitation, name: str, language: str) -> User:
    """Make an account for the invited address, known to be the person's since the link came to it, and accept.

    The account has no password: the person logs in by code until they choose one. Raises InvitationGoneError.
    """
    with transaction.atomic():
        user = User.objects.create_user(invitation.email, name=name, language=language)
        EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
        accept_invitation(invitation=invitation, user=user)
    return user


def owns(user: User, address: str) -> bool:
    """Whether the person has shown that mail to this address reaches them."""
    return bool(EmailAddress.objects.filter(user=user, email__iexact=address, verified=True).exists())
