"""Invite somebody, once more, or no longer."""

from __future__ import annotations

import secrets
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from hub.accounts.invitation_extras import describe
from hub.accounts.models import Invitation, User
from hub.accounts.roles import Role
from hub.accounts.rules import roles_to_offer
from hub.accounts.services.send_mail import send_mail


def invite(
    *,
    by: User,
    email: str,
    role: Role,
    language: str,
    message: str = "",
    extra: dict[str, dict[str, Any]] | None = None,
) -> Invitation:
    """Send an invitation and return it; one that waits already for this address is replaced.

    Raises PermissionDenied where `by` may not offer the role.
    """
    if role not in roles_to_offer(by):
        raise PermissionDenied
    address = email.strip().lower()
    values = {"role": role.value, "language": language, "message": message, "extra": extra or {}, "invited_by": by}
    pending = Invitation.objects.filter(email=address, accepted_at=None, revoked_at=None)
    if not pending.exists():
        try:
            with transaction.atomic():
                return _send(Invitation(email=address, **values))
        except IntegrityError:
            # Somebody invited the same person in the same moment: theirs is taken over.
            pass
    invitation = pending.get()
    for name, value in values.items():
        setattr(invitation, name, value)
    return _send(invitation)


def send_again(*, invitation: Invitation, by: User) -> None:
    """Send a new link, valid anew; the old one ends. Raises PermissionDenied where the role is not `by`'s to offer."""
    if Role(invitation.role) not in roles_to_offer(by) or invitation.accepted_at or invitation.revoked_at:
        raise PermissionDenied
    _send(invitation)


def revoke(*, invitation: Invitation, by: User) -> bool:
    """Make the link useless; returns False where it was accepted or revoked before."""
    if Role(invitation.role) not in roles_to_offer(by):
        raise PermissionDenied
    waiting = Invitation.objects.filter(pk=invitation.pk, accepted_at=None, revoked_at=None)
    return bool(waiting.update(revoked_at=timezone.now()))


def _send(invitation: Invitation) -> Invitation:
    token = secrets.token_urlsafe(24)
    invitation.token_digest = Invitation.digest(token)
    invitation.sent_at = timezone.now()
    invitation.expires_at = invitation.sent_at + timedelta(days=settings.INVITATION_DAYS)
    invitation.save()
    with override(invitation.language):
        url = settings.SITE_URL + reverse("accounts:invitation", args=[token])
        lines = describe(invitation.extra)
    send_mail(
        template="account/email/invitation",
        to=invitation.email,
        language=invitation.language,
        context={"invitation": invitation, "url": url, "lines": lines, "inviter": invitation.invited_by},
    )
    return invitation
