"""Reading the audit trail."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import Q, QuerySet

from hub.accounts.models import User
from hub.moderation.choices import Reason, Why
from hub.moderation.deeds import deed_names
from hub.moderation.kinds import find_kind
from hub.moderation.models import TrailEntry

if TYPE_CHECKING:
    import datetime as dt

MOST_PEOPLE = 200


@dataclass(frozen=True)
class TrailLine:
    """One deed as its page shows it; `actor` is empty for the platform itself."""

    entry: TrailEntry
    deed: str
    what: str
    actor: str
    about: str
    words: str


def matching(
    *,
    deed: str = "",
    kind: str = "",
    object_id: int | None = None,
    person: str = "",
    since: dt.date | None = None,
    until: dt.date | None = None,
) -> QuerySet[TrailEntry]:
    """The deeds that fit, the newest first; `person` is a part of a name, of who acted or whom it concerns."""
    rows: QuerySet[TrailEntry] = TrailEntry.objects.select_related("actor", "about", "words")
    if deed:
        rows = rows.filter(deed=deed)
    if kind:
        rows = rows.filter(kind=kind)
    if object_id is not None:
        rows = rows.filter(object_id=object_id)
    if person:
        found = list(User.objects.filter(name__icontains=person).values_list("pk", flat=True)[:MOST_PEOPLE])
        rows = rows.filter(Q(actor__in=found) | Q(about__in=found))
    if since:
        rows = rows.filter(at__date__gte=since)
    if until:
        rows = rows.filter(at__date__lte=until)
    return rows


def lines(rows: Any) -> list[TrailLine]:
    """What is shown of these entries."""
    names = deed_names()
    return [
        TrailLine(
            entry=entry,
            deed=names.get(entry.deed, entry.deed),
            what=label_of(entry.kind, entry.object_id),
            actor=entry.actor.get_full_name() if entry.actor else "",
            about=entry.about.get_full_name() if entry.about else "",
            words=_readable(entry.words.text) if hasattr(entry, "words") else "",
        )
        for entry in rows
    ]


def _readable(words: str) -> str:
    """The words with the names of the codes that stand in their first line."""
    first, newline, rest = words.partition("\n")
    names = dict(Reason.choices) | dict(Why.choices)
    codes = first.split(", ")
    if all(code in names for code in codes):
        first = ", ".join(str(names[code]) for code in codes)
    return f"{first}{newline}{rest}"


def label_of(kind: str, object_id: int | None) -> str:
    """What a piece is called where its words are not shown: its kind and number; empty where there is none."""
    if not kind:
        return ""
    known = find_kind(kind)
    return f"{known.label if known else kind} {object_id}"
