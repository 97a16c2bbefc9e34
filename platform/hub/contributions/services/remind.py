"""Asking in time whether what is published is still true."""

from __future__ import annotations

import datetime as dt

from django.utils import timezone

from hub.contributions.kinds import all_kinds
from hub.contributions.services.confirm import remind

AHEAD = dt.timedelta(days=30)
MONTH_DAYS = 30


def stage_of(confirm_by: dt.date | None, today: dt.date) -> str:
    """Which reminder is due `today`: "soon", "due", "late-1" a month later and so on; empty where none is.

    A stage lasts until the next one, so that a day on which nothing ran is made up for.
    """
    if confirm_by is None or today < confirm_by - AHEAD:
        return ""
    if today < confirm_by:
        return "soon"
    months = (today - confirm_by).days // MONTH_DAYS
    return f"late-{months}" if months else "due"


def remind_due(*, today: dt.date | None = None) -> int:
    """Ask the owners of all pages whose date is near or past; returns of how many pages.

    Translations go with their source. Whoever was told in this stage is not told again.
    """
    day = today or timezone.localdate()
    asked = 0
    for kind in all_kinds():
        near = kind.model._default_manager.filter(live=True, record__is_source=True, confirm_by__lte=day + AHEAD)
        for page in near.select_related("owner").order_by("confirm_by", "pk"):
            remind(page=page)
            asked += 1
    return asked
