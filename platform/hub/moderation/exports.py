"""What moderation holds of a person."""

from __future__ import annotations

from typing import Any

from django.db.models import Q

from hub.moderation.models import TrailEntry
from hub.portability.registry import ExportPart, export


@export("moderation")
def deeds(user: Any) -> ExportPart:
    """What they did, and what was done with what they wrote; who did it is not theirs to take along."""
    rows = TrailEntry.objects.filter(Q(actor=user.pk) | Q(about=user.pk)).order_by("number").select_related("words")
    return ExportPart(
        data=[
            {
                "at": row.at.isoformat(),
                "deed": row.deed,
                "what": row.target,
                "by_me": row.actor_id == user.pk,
                "words": row.words.text if hasattr(row, "words") else "",
            }
            for row in rows
            # Who reported them stays unknown to them.
            if row.deed != "report" or row.actor_id == user.pk
        ]
    )
