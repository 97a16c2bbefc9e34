"""Writing into the audit trail."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from hub.moderation.kinds import find_kind, split
from hub.moderation.models import TrailEntry, TrailHead, TrailWords
from hub.text.clean import without_controls

if TYPE_CHECKING:
    from hub.accounts.models import User

LONGEST_NOTE = 4000


def record(
    *, actor: User | None, deed: str, target: str = "", note: str = "", about: User | int | None = None
) -> TrailEntry:
    """Append a deed in the transaction that is open; `actor` is None for the platform itself.

    `target` is the piece (`post:55`), `about` the person whom the deed concerns, by default the piece's author.
    The note is kept apart and cut after 4000 signs. Entries wait for each other until their transactions end.
    Raises UnknownTargetError where the target is not written like one.
    """
    kind, object_id = split(target) if target else ("", None)
    if about is None and object_id is not None and (known := find_kind(kind)):
        about = known.author(object_id)
    text = without_controls(note).strip()[:LONGEST_NOTE]
    with transaction.atomic():
        head, _created = TrailHead.objects.select_for_update().get_or_create(pk=1)
        entry = TrailEntry(
            number=head.number + 1,
            at=timezone.now(),
            actor_id=actor.pk if actor else None,
            about_id=about if about is None or isinstance(about, int) else about.pk,
            deed=deed,
            kind=kind,
            object_id=object_id,
            previous=head.digest,
        )
        words = TrailWords(salt=secrets.token_hex(16), text=text) if text else None
        if words is not None:
            entry.words_digest = words.digest_of()
        entry.digest = entry.digest_of()
        entry.append()
        if words is not None:
            words.entry = entry
            words.append()
        head.number, head.digest = entry.number, entry.digest
        head.save(update_fields=["number", "digest"])
    return entry


def forget_words(*, user: User) -> int:
    """Take away the words that this person wrote into the trail, or that were written of them; returns how many.

    The deeds stay, with the numbers of the accounts. That it was done is a deed of its own.
    """
    from django.db import connection
    from django.db.models import Q

    mine = TrailWords.objects.filter(Q(entry__actor=user.pk) | Q(entry__about=user.pk))
    numbers = list(mine.values_list("pk", flat=True))
    if not numbers:
        return 0
    table = connection.ops.quote_name(TrailWords._meta.db_table)
    with transaction.atomic():
        record(actor=None, deed="forget_words", about=user)
        with connection.cursor() as cursor:
            cursor.executemany(f"DELETE FROM {table} WHERE entry_id = %s", [(number,) for number in numbers])  # noqa: S608
    return len(numbers)
