"""When a mail may tell of something."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from hub.notifications.models.preferences import Frequency, NoticeSettings


def mail_at(frequency: str, chosen: NoticeSettings, now: datetime) -> datetime | None:
    """The moment of the mail, by the person's clock; None where they want none.

    A digest comes at their hour, on their day; what comes at once waits for the end of the quiet hours.
    """
    if frequency == Frequency.NEVER:
        return None
    if frequency == Frequency.AT_ONCE:
        return after_quiet(chosen, now)
    local = now.astimezone(chosen.zone)
    day = local.date()
    if frequency == Frequency.WEEKLY:
        day += timedelta(days=(chosen.digest_weekday - day.weekday()) % 7)
    due = datetime.combine(day, time(chosen.digest_hour), tzinfo=chosen.zone)
    if due <= local:
        day += timedelta(days=7 if frequency == Frequency.WEEKLY else 1)
        due = datetime.combine(day, time(chosen.digest_hour), tzinfo=chosen.zone)
    return after_quiet(chosen, due)


def after_quiet(chosen: NoticeSettings, moment: datetime) -> datetime:
    """The moment itself, or the end of the quiet hours that it falls into."""
    start, end = chosen.quiet_from, chosen.quiet_until
    if start is None or end is None or start == end:
        return moment
    local = moment.astimezone(chosen.zone)
    clock, day = local.time(), local.date()
    if start < end:
        quiet = start <= clock < end
    else:
        quiet = clock >= start or clock < end
        if clock >= start:
            day += timedelta(days=1)
    return datetime.combine(day, end, tzinfo=chosen.zone) if quiet else moment
