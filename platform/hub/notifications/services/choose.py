"""Keeping what a person chose about their messages."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from hub.notifications import kinds
from hub.notifications.models import Frequency, Notice, NoticeSettings, Preference
from hub.notifications.moments import mail_at

if TYPE_CHECKING:
    from hub.accounts.models import User


@transaction.atomic
def choose(*, user: User, settings: NoticeSettings, frequencies: Mapping[str, str]) -> None:
    """Save the hours and how often each kind is mailed; what waits already comes when the new choice says."""
    settings.user = user
    settings.save()
    for kind in kinds.all_kinds():
        chosen = frequencies.get(kind.key)
        if chosen is None:
            continue
        if chosen == kind.frequency:
            Preference.objects.filter(user=user, kind=kind.key).delete()
        else:
            Preference.objects.update_or_create(user=user, kind=kind.key, defaults={"frequency": chosen})
        waiting = Notice.objects.filter(user=user, kind=kind.key, read_at=None, mailed_at=None, mail_at__isnull=False)
        waiting.update(
            mail_at=mail_at(chosen, settings, timezone.now()), in_digest=chosen in (Frequency.DAILY, Frequency.WEEKLY)
        )
