"""Whether the trail is what was written."""

from __future__ import annotations

from collections.abc import Iterator

from django.db import connection

from hub.moderation.models import TrailEntry, TrailHead

GUARDS = ("trail_stays_update", "trail_stays_delete", "trail_words_stay")


def faults() -> Iterator[str]:
    """A line for each thing that is wrong with the trail, in English, for whoever runs the platform."""
    yield from _missing_guards()
    previous, number = "", 0
    forgotten = _forgotten()
    for entry in TrailEntry.objects.order_by("number").select_related("words").iterator(chunk_size=500):
        if entry.number != number + 1:
            yield f"{number + 1}: missing; the next one is {entry.number}"
        if entry.previous != previous:
            yield f"{entry.number}: does not follow what stands before it"
        if entry.digest_of() != entry.digest:
            yield f"{entry.number}: was changed"
        yield from _words(entry, forgotten)
        previous, number = entry.digest, entry.number
    head = TrailHead.objects.filter(pk=1).first()
    if (head.number, head.digest) != (number, previous) if head else number:
        yield f"{head.number if head else 0}: the trail should end here, and ends at {number}"


def _words(entry: TrailEntry, forgotten: dict[int, int]) -> Iterator[str]:
    words = getattr(entry, "words", None)
    if words is not None and words.digest_of() != entry.words_digest:
        yield f"{entry.number}: its words were changed"
    if words is None and entry.words_digest:
        people = (entry.actor_id, entry.about_id)
        if not any(person and forgotten.get(person, 0) > entry.number for person in people):
            yield f"{entry.number}: its words are gone, and nobody left"


def _forgotten() -> dict[int, int]:
    rows = TrailEntry.objects.filter(deed="forget_words", about__isnull=False).order_by("number")
    return dict(rows.values_list("about_id", "number"))


def _missing_guards() -> Iterator[str]:
    """The database itself refuses changes; remaking a table on SQLite would drop that."""
    question = {
        "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
        "postgresql": "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled <> 'D'",
    }[connection.vendor]
    with connection.cursor() as cursor:
        cursor.execute(question)
        there = {row[0] for row in cursor.fetchall()}
    for name in GUARDS:
        if name not in there:
            yield f"the database's trigger {name} is missing"
