"""Mails that came back: who no longer gets any is told where they look, and can begin again."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone

from hub.notifications.incoming.reports import Report
from hub.notifications.models import OutgoingMail, ReturnedAddress

if TYPE_CHECKING:
    from hub.accounts.models import User

STOP_AFTER = 2
"""One report may be another system's error; two that say the address is no good are not."""
FORGET_AFTER = timedelta(days=60)
"""A mail that came back so long ago is no longer counted with one that comes back now."""


def note_return(*, mail_id: int, report: Report) -> bool:
    """Note what another system reports of a mail, once for each mail; False where there is nothing to note.

    A passing failure (a full mailbox, a mail refused for its content) is noted with the mail alone.
    """
    with transaction.atomic():
        mail = OutgoingMail.objects.filter(pk=mail_id, status=OutgoingMail.Status.SENT)
        noted = mail.update(status=OutgoingMail.Status.RETURNED, last_error=report.words[:200])
        if noted and report.lasting:
            note_address(address=mail.model.objects.values_list("to", flat=True).get(pk=mail_id), words=report.words)
    return bool(noted)


def note_address(*, address: str, words: str) -> None:
    """Count a mail that this address did not take for good, and stop notices where it was not the first."""
    now = timezone.now()
    with transaction.atomic():
        held, _new = ReturnedAddress.objects.get_or_create(address=address.lower()[:320])
        mine = ReturnedAddress.objects.filter(pk=held.pk)
        mine.filter(stopped_at=None, last_at__lt=now - FORGET_AFTER).update(count=0)
        mine.update(count=F("count") + 1, last_at=now, words=words[:200])
        mine.filter(count__gte=STOP_AFTER, stopped_at=None).update(stopped_at=now)


def are_stopped(user: User) -> bool:
    """Whether notices to this person are no longer mailed, because their address does not take them."""
    return ReturnedAddress.objects.filter(address=user.email.lower()).exclude(stopped_at=None).exists()


def mail_again(*, user: User) -> bool:
    """Begin anew with the person's address; False where nothing had stopped."""
    return bool(ReturnedAddress.objects.filter(address=user.email.lower()).delete()[0])


def forget_returns() -> int:
    """Delete addresses that had one mail come back some time ago, or to which nobody belongs for a year."""
    now = timezone.now()
    old = Q(stopped_at=None, last_at__lt=now - FORGET_AFTER) | Q(last_at__lt=now - timedelta(days=365))
    return ReturnedAddress.objects.filter(old).delete()[0]
