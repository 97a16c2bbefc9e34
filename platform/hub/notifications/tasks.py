"""What the worker does with the outbox."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone
from django_tasks import task

from hub.notifications.models import OutgoingMail

KEEP_SENT = timedelta(days=90)


@task(queue_name="mail")
def deliver_mail(mail_id: int) -> str:
    """Hand one mail over, if nobody else does; returns where it stands."""
    from hub.notifications.services.deliver import deliver

    return deliver(mail_id=mail_id)


@task(queue_name="mail")
def flush_outbox() -> int:
    """Take up what waits for another try, or whose worker died; returns how many were handed over."""
    from hub.notifications.services.deliver import flush

    return flush()


@task()
def tidy_outbox() -> int:
    """Forget to whom mails were sent some time ago; returns how many."""
    done = (OutgoingMail.Status.SENT, OutgoingMail.Status.DROPPED)
    return OutgoingMail.objects.filter(status__in=done, created_at__lt=timezone.now() - KEEP_SENT).delete()[0]
