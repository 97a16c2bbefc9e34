"""Organisations and what they carry."""

from __future__ import annotations

from typing import Any

from django.db.models import Prefetch, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from exchange.directory.models import Engagement, Organisation, OrganisationText
from exchange.directory.queries.filters import Entry, fold
from hub.cantons.choices import Canton

LEGENDS: dict[str, Any] = {"part": _("Rôle"), "kind": _("Genre"), "canton": _("Canton")}


def organisations() -> QuerySet[Organisation]:
    """Every organisation with its texts and what it does for which projects that are not doubles."""
    shown = Engagement.objects.filter(Q(project=None) | Q(project__merged_into=None)).select_related("project")
    found: QuerySet[Organisation] = Organisation.objects.order_by("name", "pk")
    return found.prefetch_related("texts", Prefetch("engagements", queryset=shown))


def known_values() -> dict[str, dict[str, str]]:
    """For each filter its values and what they are called in the active language."""
    choices: dict[str, Any] = {"part": Engagement.Part, "kind": Organisation.Kind, "canton": Canton}
    return {name: {code: str(label) for code, label in held.choices} for name, held in choices.items()}


def entries(*, with_words: bool) -> list[Entry]:
    """What every organisation is found by."""
    parts: dict[int, list[str]] = {}
    for pk, part in Engagement.objects.order_by().values_list("organisation", "part"):
        parts.setdefault(pk, []).append(part)
    said: dict[int, list[str]] = {}
    if with_words:
        for pk, *texts in OrganisationText.objects.values_list("organisation", "summary", "approach"):
            said.setdefault(pk, []).extend(texts)
    return [
        Entry(
            pk=pk,
            codes={"part": parts.get(pk, ()), "kind": (kind,), "canton": cantons},
            words=fold(" ".join([name, *said.get(pk, ())])) if with_words else "",
        )
        for pk, name, kind, cantons in Organisation.objects.order_by("name", "pk").values_list(
            "pk", "name", "kind", "cantons"
        )
    ]


def partners_of(project_id: int) -> list[dict[str, Any]]:
    """Which organisations do what for a project, those still at it first."""
    rows = Engagement.objects.filter(project=project_id).select_related("organisation").order_by("organisation__name")
    shown = [
        {
            "pk": row.pk,
            "name": row.organisation.name,
            "url": row.organisation.get_absolute_url(),
            "part": str(Engagement.Part(row.part).label),
            "since": row.since,
            "until": row.until,
            "over": row.is_over,
        }
        for row in rows
    ]
    return sorted(shown, key=lambda row: bool(row["over"]))
