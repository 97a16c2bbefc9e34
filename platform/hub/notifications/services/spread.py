"""Giving an event to those whom it concerns: each once, also when the worker dies on the way.

A step writes the notices of some followers and how far it came in one transaction. A worker that takes over begins
after the last of them; the database keeps a second notice of the same event out.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from hub.accounts.models import User
from hub.notifications import kinds
from hub.notifications.models import Event, Frequency, Notice, NoticeSettings, Preference, Subscription
from hub.notifications.moments import mail_at
from hub.notifications.tasks import tell_due

STEP = 500
LATE = timedelta(minutes=2)
FROM_THE_START = -1


def spread(*, event_id: int) -> int:
    """Tell everybody whom the event concerns; returns how many notices were written. Nothing where it is done."""
    written = 0
    while (step := _step(event_id)) is not None:
        written += step
    return written


def spread_late() -> int:
    """Take up events that a worker left behind; returns how many notices were written."""
    late = Event.objects.filter(done_at=None, created_at__lt=timezone.now() - LATE).order_by("created_at")
    return sum(spread(event_id=pk) for pk in list(late.values_list("pk", flat=True)[:STEP]))


@transaction.atomic
def _step(event_id: int) -> int | None:
    """The addressed first, then followers by their keys; None when there is nothing left to do."""
    event = Event.objects.select_for_update().filter(pk=event_id, done_at=None).first()
    if event is None:
        return None
    if event.reached == FROM_THE_START:
        people = dict.fromkeys(event.addressed, "")
        event.reached = 0
        kind = event.addressed_kind or event.kind
    else:
        people = _followers(event)
        kind = event.kind
        event.reached = max(people, default=event.reached)
        if len(people) < STEP:
            event.done_at = timezone.now()
    event.save(update_fields=["reached", "done_at"])
    return _write(event, kind, people)


def _followers(event: Event) -> dict[int, str]:
    """The next followers and what of it they follow."""
    rows = Subscription.objects.filter(subject__in=event.subjects, user__gt=event.reached, level="watching")
    keys = list(rows.order_by("user").values_list("user", flat=True).distinct()[:STEP])
    if not keys:
        return {}
    rank = {subject: place for place, subject in enumerate(event.subjects)}
    found: dict[int, str] = {}
    for user, subject in rows.filter(user__lte=keys[-1]).order_by().values_list("user", "subject"):
        if user not in found or rank[subject] < rank[found[user]]:
            found[user] = subject
    return found


def _write(event: Event, kind_key: str, people: dict[int, str]) -> int:
    kind = kinds.find(kind_key)
    if kind is None or not people:
        return 0
    wanted = set(people) - {event.actor_id, *event.without}
    if event.reached:
        wanted -= set(event.addressed)
    muted = Subscription.objects.filter(subject__in=event.subjects, user__in=wanted, level="muted")
    wanted -= set(muted.values_list("user", flat=True))
    told = kind.readers(event.target, wanted) if wanted else set()
    notices = _notices(event, kind, {pk: people[pk] for pk in sorted(told)})
    Notice.objects.bulk_create(notices, ignore_conflicts=True)
    now = timezone.now()
    if any(notice.mail_at and notice.mail_at <= now for notice in notices):
        tell_due.enqueue()
    return len(notices)


def _notices(event: Event, kind: kinds.NoticeKind, people: dict[int, str]) -> list[Notice]:
    keys: Collection[int] = list(people)
    chosen = dict(Preference.objects.filter(user__in=keys, kind=kind.key).values_list("user", "frequency"))
    settings = NoticeSettings.objects.in_bulk(keys)
    here = set(User.objects.filter(pk__in=keys, is_active=True, deleted_at=None).values_list("pk", flat=True))
    now, common = timezone.now(), NoticeSettings()
    notices = []
    for pk, subject in people.items():
        if pk not in here:
            continue
        frequency = chosen.get(pk, kind.frequency)
        notices.append(
            Notice(
                event=event,
                user_id=pk,
                kind=kind.key,
                target=event.target,
                subject=subject,
                in_digest=frequency in (Frequency.DAILY, Frequency.WEEKLY),
                mail_at=mail_at(frequency, settings.get(pk, common), now),
            )
        )
    return notices
