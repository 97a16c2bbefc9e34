"""Writing together."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from hub.contributions.errors import InviteUnusableError
from hub.contributions.models import Coauthor, CoauthorInvite
from hub.contributions.signals import coauthor_joined

if TYPE_CHECKING:
    from hub.accounts.models import User
    from hub.contributions.models import ContributedPage

INVITE_DAYS = 14


def invite(*, page: ContributedPage, user: User) -> CoauthorInvite:
    """A new link to `page` for one person, good for two weeks."""
    return CoauthorInvite.objects.create(
        page_id=page.pk, created_by=user, expires_at=timezone.now() + dt.timedelta(days=INVITE_DAYS)
    )


def revoke(*, invite: CoauthorInvite) -> None:
    """Make the link unusable."""
    invite.delete()


def join(*, token: str, user: User) -> CoauthorInvite:
    """Make `user` a co-author by the link with `token`.

    Following one's own link again, or as the owner, changes nothing. Raises InviteUnusableError.
    """
    with transaction.atomic():
        found = CoauthorInvite.objects.select_for_update().filter(token=token).first()
        if found is None or not (found.is_open or found.used_by_id == user.pk):
            raise InviteUnusableError
        if found.page.owner_id == user.pk:
            return found
        _row, created = Coauthor.objects.get_or_create(page=found.page, user=user)
        found.used_by = user
        found.save(update_fields=["used_by"])
        if created:
            coauthor_joined.send(sender=Coauthor, page=found.page, user=user)
    return found


def leave(*, page: ContributedPage, user: User) -> None:
    """Take `user` off the authors of `page`; what they wrote stays."""
    Coauthor.objects.filter(page__translation_key=page.translation_key, user=user).delete()
