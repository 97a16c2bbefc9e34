"""Being named on a page, or rather not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone

from hub.contributions.models import Credit
from hub.pagecache import bump

if TYPE_CHECKING:
    from hub.accounts.models import User


def decline(*, credit: Credit, user: User) -> None:
    """Do not name the person any more; where the page is public, at once. Only they themselves say so."""
    _set(credit, user, declined=True)


def accept(*, credit: Credit, user: User) -> None:
    """Name them again."""
    _set(credit, user, declined=False)


def _set(credit: Credit, user: User, *, declined: bool) -> None:
    if credit.user_id != user.pk:
        raise PermissionError(f"{user.pk} is not who credit {credit.pk} names.")
    # In every language version: the credit of each is a row of its own where both were begun from words.
    rows = Credit.objects.filter(user=user, page__translation_key=credit.page.translation_key)
    rows.update(declined_at=timezone.now() if declined else None)
    bump()
