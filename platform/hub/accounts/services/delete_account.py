"""A person leaves: at once or after some days, and can stay as long as the days last."""

from __future__ import annotations

import secrets
from datetime import timedelta

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override
from wagtail.users.models import UserProfile

from hub.accounts.models import Invitation, User
from hub.accounts.services.end_sessions import end_sessions
from hub.accounts.services.send_mail import send_mail
from hub.pagecache.registry import bump
from hub.portability.farewells import say_farewell


def ask_deletion(*, user: User, keep_session: str | None = None) -> None:
    """Set the day of the deletion, end the other sessions and write to the person how to stay."""
    user.deletion_due_at = timezone.now() + timedelta(days=settings.DELETION_GRACE_DAYS)
    user.save(update_fields=["deletion_due_at"])
    end_sessions(user=user, keep=keep_session)
    send_mail(
        template="account/email/deletion_asked",
        to=user.email,
        language=user.language,
        context={"user": user, "due": user.deletion_due_at, "me_url": own_page(user.language)},
    )


def cancel_deletion(*, user: User) -> None:
    """The person stays."""
    user.deletion_due_at = None
    user.save(update_fields=["deletion_due_at"])


def delete_account(*, user: User) -> None:
    """Empty the account: the person is gone, their address is free, what they said in public stays.

    Nothing happens where that was done before.
    """
    if user.deleted_at:
        return
    address, language = user.email, user.language
    with transaction.atomic():
        say_farewell(user)
        end_sessions(user=user)
        EmailAddress.objects.filter(user=user).delete()
        Authenticator.objects.filter(user=user).delete()
        SocialAccount.objects.filter(user=user).delete()
        _forget_invitations(user, address)
        for profile in UserProfile.objects.filter(user=user):
            profile.avatar.delete(save=False)
            profile.delete()
        user.groups.clear()
        user.user_permissions.clear()
        user.email = f"parti-{user.pk}-{secrets.token_hex(4)}@compte.invalid"
        user.name = user.about = ""
        user.reading_languages = []
        user.is_active = user.is_staff = user.is_superuser = False
        user.last_login = user.deletion_due_at = None
        user.deleted_at = timezone.now()
        user.set_unusable_password()
        user.save()
        user.__dict__.pop("roles", None)
        bump()
    send_mail(template="account/email/deleted", to=address, language=language, context={})


def delete_due() -> int:
    """Delete every account whose day has come; returns how many."""
    due = User.objects.filter(deletion_due_at__lte=timezone.now(), deleted_at=None)
    for user in due:
        delete_account(user=user)
    return len(due)


def own_page(language: str) -> str:
    """The full address of a person's own page."""
    with override(language):
        return settings.SITE_URL + reverse("accounts:me")


def _forget_invitations(user: User, address: str) -> None:
    Invitation.objects.filter(accepted_by=user).update(email="", message="", extra={})
    Invitation.objects.filter(email__iexact=address).delete()
