"""Keeping what is published true."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from django.utils import timezone

from hub.contributions.services.review import CONFIRM_AFTER_DAYS
from hub.contributions.signals import confirmed, reminded
from hub.pagecache import bump

if TYPE_CHECKING:
    from hub.accounts.models import User
    from hub.contributions.models import ContributedPage


def confirm(*, page: ContributedPage, user: User) -> dt.date:
    """Record that `page` still holds; returns the date by which it must be confirmed again.

    Every language version goes with it. Nothing of the content changes, so there is no new version.
    """
    until = timezone.localdate() + dt.timedelta(days=CONFIRM_AFTER_DAYS)
    versions = type(page)._default_manager.filter(translation_key=page.translation_key)
    for version in versions:
        version.confirm_by = until
        version.save(update_fields=["confirm_by"])
    bump()
    confirmed.send(sender=type(page), page=page, user=user)
    return until


def remind(*, page: ContributedPage, user: User | None = None) -> None:
    """Ask the owner by mail to confirm."""
    reminded.send(sender=type(page), page=page, user=user)
