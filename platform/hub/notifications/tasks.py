"""What the worker does with events, notices and the outbox."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone
from django_tasks import task

from hub.notifications.models import OutgoingMail

KEEP_SENT = timedelta(days=90)
# Before all else that waits: somebody sits before a screen for a code, or expects an answer.
PRIORITY = 50


@task(queue_name="mail", priority=PRIORITY)
def deliver_mail(mail_id: int) -> str:
    """Hand one mail over, if nobody else does; returns where it stands."""
    from hub.notifications.services.deliver import deliver

    return deliver(mail_id=mail_id)


@task(queue_name="mail", priority=PRIORITY)
def flush_outbox() -> int:
    """Take up what waits for another try, or whose worker died; returns how many were handed over."""
    from hub.notifications.services.deliver import flush

    return flush()


@task(queue_name="mail", priority=PRIORITY)
def spread_event(event_id: int) -> int:
    """Give an event to those whom it concerns; returns how many notices were written."""
    from hub.notifications.services.spread import spread

    return spread(event_id=event_id)


@task(queue_name="mail", priority=PRIORITY)
def tell_due() -> int:
    """Mail the notices whose time has come, and take up events that were left behind; returns how many mails."""
    from hub.notifications.services.spread import spread_late
    from hub.notifications.services.tell import tell_all

    spread_late()
    return tell_all()


@task(queue_name="mail", priority=PRIORITY)
def poll_mailbox() -> int:
    """Take the answers that came into the mailbox; returns how many mails there were."""
    from hub.notifications.services.poll import poll

    return poll().total()


@task()
def tidy_notices() -> int:
    """Forget what was told long ago; returns how many rows."""
    from hub.notifications.services.tidy import tidy

    return tidy()


@task()
def tidy_outbox() -> int:
    """Forget to whom mails were sent some time ago; returns how many."""
    done = (OutgoingMail.Status.SENT, OutgoingMail.Status.DROPPED, OutgoingMail.Status.RETURNED)
    return OutgoingMail.objects.filter(status__in=done, created_at__lt=timezone.now() - KEEP_SENT).delete()[0]
