"""Saying that something happened."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from django.db import transaction

from hub.notifications.models import Event
from hub.notifications.tasks import spread_event

if TYPE_CHECKING:
    from hub.accounts.models import User


def announce(
    *,
    kind: str,
    subjects: Sequence[str],
    actor: User | None,
    target: str,
    addressed: Iterable[int] = (),
    addressed_kind: str = "",
    without: Iterable[int] = (),
) -> Event:
    """Write down that `target` happened to `subjects`, in the open transaction; the worker tells people.

    `addressed` are the keys of people whom it is meant for (mentioned, answered): they hear of it as `addressed_kind`,
    or as `kind`, whatever they follow. Everybody hears once, `actor` and those
    `without` never. Two rows are written, however many follow.
    """
    with transaction.atomic():
        event = Event.objects.create(
            kind=kind,
            addressed_kind=addressed_kind,
            target=target,
            subjects=list(dict.fromkeys(subjects)),
            addressed=sorted(set(addressed)),
            without=sorted(set(without)),
            actor=actor,
        )
        spread_event.enqueue(event.pk)
    return event
