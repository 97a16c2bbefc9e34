"""What people looked for, for editors and for suggestions."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.db.models import Count, Max, Sum
from django.utils.timezone import localdate

from hub.search.models import QueryTally

OFTEN_ENOUGH, ON_DAYS = 5, 2
"""A search is proposed to others once it was made so often, on so many days, by visitors without an account."""
PERIOD = timedelta(days=180)


def in_vain(language: str = "") -> Any:
    """The searches of the last half year that found nothing, the most frequent first: `text`, `language`, sums."""
    rows = QueryTally.objects.filter(day__gte=localdate() - PERIOD)
    if language:
        rows = rows.filter(language=language)
    return (
        rows.order_by()
        .values("language", "text")
        .annotate(times=Sum("missed"), of=Sum("asked"), last=Max("day"))
        .filter(times__gt=0)
        .order_by("-times", "-last", "text")
    )


def often_found(folded: str, language: str, most: int) -> list[str]:
    """Searches of others that begin with what is typed and found something that everybody may read."""
    rows = (
        QueryTally.objects.filter(day__gte=localdate() - PERIOD, language=language, text__startswith=folded)
        .order_by()
        .values("text")
        .annotate(times=Sum("open"), missed_times=Sum("missed"), days=Count("pk"))
        .filter(times__gte=OFTEN_ENOUGH, days__gte=ON_DAYS, missed_times=0)
        .order_by("-times", "text")
    )
    return [row["text"] for row in rows[:most]]
