"""Materials in lists."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from hub.pages.queries.frame import site_frame
from resources.materials.choices import FORMAT_ICONS, Format, Situation
from resources.materials.models import MaterialPage

COLUMNS = (
    "pk", "title", "summary", "slug", "url_path", "locale_id", "situations", "format", "minutes", "confirm_by",
    "first_published_at",
)  # fmt: skip


@dataclass(slots=True)
class Card:
    """What `components/material_card.html` shows of one material, its words in the active language."""

    pk: int
    title: str
    url: str
    summary: str
    language: str
    format: str
    icon: str
    situations: list[str]
    duration: str
    overdue_since: date | None
    published_at: datetime | None


def card_rows(materials: QuerySet[MaterialPage]) -> QuerySet[MaterialPage, tuple[Any, ...]]:
    """What `cards` needs of each of `materials`."""
    return materials.values_list(*COLUMNS)


def cards(rows: Iterable[tuple[Any, ...]], language: str) -> list[Card]:
    """One card a row of `card_rows`, in their order, for a reader of `language`."""
    frame = site_frame()
    today = timezone.localdate()
    made = []
    for row in rows:
        pk, title, summary, slug, url_path, locale_id, situations, form, minutes, confirm_by, published = row
        known = Format(form) if form in Format.values else Format.TEXT
        made.append(
            Card(
                pk=pk,
                title=title,
                url=frame.reader_url(language, url_path, slug, locale_id),
                summary=summary,
                language=frame.language(locale_id),
                format=str(known.label),
                icon=FORMAT_ICONS[known],
                situations=[str(Situation(code).label) for code in situations if code in Situation.values],
                duration=duration(minutes),
                overdue_since=confirm_by if confirm_by and confirm_by < today else None,
                published_at=published,
            )
        )
    return made


def duration(minutes: int | None) -> str:
    """How long, as people say it: "20 min", "1 h 30"; empty where it is not known."""
    if not minutes:
        return ""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return _("%(minutes)s min") % {"minutes": rest}
    if not rest:
        return _("%(hours)s h") % {"hours": hours}
    return _("%(hours)s h %(minutes)s") % {"hours": hours, "minutes": f"{rest:02}"}
