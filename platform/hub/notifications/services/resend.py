"""What people do with a mail that did not arrive."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from hub.notifications.models import OutgoingMail
from hub.notifications.tasks import deliver_mail


def resend(*, mail: OutgoingMail) -> bool:
    """Try once more from the start; False where it is not one that failed."""
    now = timezone.now()
    with transaction.atomic():
        failed = OutgoingMail.objects.filter(pk=mail.pk, status=OutgoingMail.Status.FAILED)
        # A fresh date: an old one would have it given up at the first «later».
        again = failed.update(status=OutgoingMail.Status.QUEUED, next_try_at=now, created_at=now, attempts=0)
        if again:
            deliver_mail.enqueue(mail.pk)
    return bool(again)


def drop(*, mail: OutgoingMail) -> None:
    """Let a mail that failed or came back be: its words are thrown away, and the tidying forgets it in time."""
    undelivered = (OutgoingMail.Status.FAILED, OutgoingMail.Status.RETURNED)
    OutgoingMail.objects.filter(pk=mail.pk, status__in=undelivered).update(
        status=OutgoingMail.Status.DROPPED, text="", html="", attachments=[]
    )
