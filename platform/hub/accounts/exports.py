"""What the accounts hold of a person."""

from __future__ import annotations

from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from allauth.usersessions.models import UserSession

from hub.accounts.models import Invitation, User
from hub.portability.registry import ExportPart, export


@export("account")
def account(user: User) -> ExportPart:
    """Data, addresses, factors without their secrets, sessions, invitations."""
    data: dict[str, Any] = {
        "name": user.name,
        "about": user.about,
        "language": user.language,
        "reading_languages": user.reading_languages,
        "roles": sorted(user.roles),
        "joined": user.date_joined,
        "last_login": user.last_login,
        "addresses": list(EmailAddress.objects.filter(user=user).values("email", "verified", "primary")),
        "second_factors": list(Authenticator.objects.filter(user=user).values("type", "created_at", "last_used_at")),
        "linked_accounts": list(SocialAccount.objects.filter(user=user).values("provider", "uid", "date_joined")),
        "sessions": list(
            UserSession.objects.filter(user=user).values("created_at", "last_seen_at", "ip", "user_agent")
        ),
        "invitations_sent": list(
            Invitation.objects.filter(invited_by=user).values("email", "role", "message", "sent_at", "accepted_at")
        ),
        "invitations_accepted": list(
            Invitation.objects.filter(accepted_by=user).values("role", "sent_at", "accepted_at")
        ),
    }
    return ExportPart(data=data)
