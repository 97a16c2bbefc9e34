"""Help somebody who lost phone, key and recovery codes."""

from __future__ import annotations

from allauth.mfa.models import Authenticator

from hub.accounts.models import User
from hub.accounts.services.end_sessions import end_sessions
from hub.accounts.services.send_mail import send_mail


def reset_second_factors(*, user: User) -> int:
    """Remove all second factors, end all sessions and tell the person; returns how many were removed."""
    removed: int = Authenticator.objects.filter(user=user).delete()[0]
    end_sessions(user=user)
    send_mail(
        template="account/email/second_factors_reset", to=user.email, language=user.language, context={"user": user}
    )
    return removed
