"""What a person's inbox shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from hub.notifications.kinds import Shown, shown_for
from hub.notifications.models import Notice

if TYPE_CHECKING:
    from hub.accounts.models import User

PER_PAGE = 30
MOST_COUNTED = 100


@dataclass(frozen=True, slots=True)
class Row:
    """A notice and what may be read of it now."""

    notice: Notice
    shown: Shown


def unread(user: User) -> int:
    """How many notices are new; counted up to 100."""
    return Notice.objects.filter(user=user, read_at=None)[:MOST_COUNTED].count()


def inbox_page(user: User, *, before: int = 0, only_new: bool = False) -> tuple[list[Row], int]:
    """A page of notices, the newest first, and the key to ask for the next one with (0 where there is none).

    What the person may not read any more is thrown away when it is met: it is neither shown nor counted.
    """
    rows: list[Row] = []
    while True:
        held = Notice.objects.filter(user=user)
        if before:
            held = held.filter(pk__lt=before)
        if only_new:
            held = held.filter(read_at=None)
        batch = list(held.order_by("-pk")[: PER_PAGE - len(rows) + 1])
        more = len(batch) > PER_PAGE - len(rows)
        batch = batch[: PER_PAGE - len(rows)]
        shown = shown_for(batch, user)
        gone = [notice.pk for notice in batch if notice.pk not in shown]
        if gone:
            Notice.objects.filter(pk__in=gone).delete()
        rows += [Row(notice, shown[notice.pk]) for notice in batch if notice.pk in shown]
        before = batch[-1].pk if batch else 0
        if len(rows) == PER_PAGE or not more:
            return rows, before if more else 0
