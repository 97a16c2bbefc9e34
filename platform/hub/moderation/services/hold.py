"""Holding a piece until a moderator has read it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from hub.moderation.kinds import open_target
from hub.moderation.models import Case
from hub.moderation.services.record import record

if TYPE_CHECKING:
    from hub.moderation.rules import Verdict


def hold_piece(*, target: str, verdict: Verdict) -> Case:
    """Put a piece that was saved hidden into the moderators' queue; in the transaction that saves it.

    A changed piece that is held again opens its case again. Raises UnknownTargetError.
    """
    kind, pk, piece = open_target(target)
    values = {
        "author_id": piece.author,
        "state": Case.State.OPEN,
        "held": True,
        "held_why": list(verdict.why),
        "opened_at": timezone.now(),
        "closed_at": None,
        "taken_by": None,
    }
    with transaction.atomic():
        case, _created = Case.objects.update_or_create(kind=kind.key, object_id=pk, defaults=values)
        record(actor=None, deed="held", target=target, note=", ".join(verdict.why), about=piece.author)
    return case
