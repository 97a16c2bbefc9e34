"""Practices in lists."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db.models import Count, IntegerField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from exchange.practices.models import Adoption, PracticePage
from hub.pages.queries.frame import site_frame
from resources.themes.queries.labels import theme_labels

COLUMNS = (
    "pk", "title", "result", "slug", "url_path", "locale_id", "themes", "cantons", "confirm_by",
    "project__name", "adopted", "first_published_at",
)  # fmt: skip


@dataclass(slots=True)
class Card:
    """What `components/practice_card.html` shows of one practice."""

    pk: int
    title: str
    url: str
    result: str
    language: str
    project: str
    cantons: list[str] = field(default_factory=list)
    theme: str = ""
    theme_label: str = ""
    adoptions: int = 0
    overdue_since: date | None = None
    published_at: datetime | None = None


def with_adoptions(practices: QuerySet[PracticePage]) -> QuerySet[PracticePage]:
    """Adds `adopted`: how many projects took each practice up."""
    counted = (
        Adoption.objects.filter(practice_key=OuterRef("translation_key"), hidden_at=None)
        .order_by()
        .values("practice_key")
        .annotate(number=Count("pk"))
        .values("number")
    )
    counting: QuerySet[PracticePage] = practices.annotate(
        adopted=Coalesce(Subquery(counted, output_field=IntegerField()), 0)
    )
    return counting


def card_rows(practices: QuerySet[PracticePage]) -> QuerySet[PracticePage, tuple[Any, ...]]:
    """What `cards` needs of each of `practices`; they may be ordered by `adopted`."""
    return with_adoptions(practices).values_list(*COLUMNS)


def cards(rows: Iterable[tuple[Any, ...]], language: str) -> list[Card]:
    """One card a row of `card_rows`, in their order, for a reader of `language`."""
    frame = site_frame()
    labels = theme_labels(language)
    today = timezone.localdate()
    made = []
    for row in rows:
        (
            pk,
            title,
            result,
            slug,
            url_path,
            locale_id,
            themes,
            cantons,
            confirm_by,
            project,
            adopted,
            published,
        ) = row
        label = next((labels[code] for code in themes if code in labels), None)
        made.append(
            Card(
                pk=pk,
                title=title,
                url=frame.reader_url(language, url_path, slug, locale_id),
                result=result,
                language=frame.language(locale_id),
                project=project or "",
                cantons=cantons,
                theme=label.edge if label else "",
                theme_label=label.title if label else "",
                adoptions=adopted,
                overdue_since=confirm_by if confirm_by and confirm_by < today else None,
                published_at=published,
            )
        )
    return made
