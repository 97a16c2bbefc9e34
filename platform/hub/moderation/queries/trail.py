"""Reading the audit trail."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import Q, QuerySet

from hub.accounts.models import User
from hub.moderation.choices import readable
from hub.moderation.deeds import deed_names
from hub.moderation.kinds import find_kind
from hub.moderation.models import TrailEntry

if TYPE_CHECKING:
    import datetime as dt

MOST_PEOPLE = 200


@dataclass(frozen=True)
class TrailLine:
    """One deed as its page shows it; `actor` is empty for the platform itself. `withheld`: its words are not shown to
    this reader, who does not decide about the piece."""

    entry: TrailEntry
    deed: str
    what: str
    actor: str
    about: str
    words: str
    withheld: bool = False


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


def lines(rows: Any, reader: User) -> list[TrailLine]:
    """What `reader` is shown of these entries: that something was done, of everything; the words about a piece that
    few may read, only as one of those who decide about it."""
    names, decides = deed_names(), _Decides(reader)
    shown = []
    for entry in rows:
        words = readable(entry.words.text) if hasattr(entry, "words") else ""
        withheld = bool(words) and not decides(entry)
        shown.append(
            TrailLine(
                entry=entry,
                deed=names.get(entry.deed, entry.deed),
                what=label_of(entry.kind, entry.object_id),
                actor=entry.actor.get_full_name() if entry.actor else "",
                about=entry.about.get_full_name() if entry.about else "",
                words="" if withheld else words,
                withheld=withheld,
            )
        )
    return shown


class _Decides:
    """Whether the reader may see the words of an entry; each piece is asked about once."""

    def __init__(self, reader: User) -> None:
        self._reader = reader
        self._known: dict[tuple[str, int | None], bool] = {}

    def __call__(self, entry: TrailEntry) -> bool:
        kind, piece = find_kind(entry.kind), (entry.kind, entry.object_id)
        if kind is None or not kind.closed or entry.object_id is None:
            return True
        if piece not in self._known:
            self._known[piece] = kind.may_moderate(self._reader, entry.object_id)
        return self._known[piece]


def label_of(kind: str, object_id: int | None) -> str:
    """What a piece is called where its words are not shown: its kind and number; empty where there is none."""
    if not kind:
        return ""
    known = find_kind(kind)
    return f"{known.label if known else kind} {object_id}"
