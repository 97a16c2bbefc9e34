"""What practices hold of a person beside their own texts."""

from __future__ import annotations

from typing import Any

from exchange.practices.models import Adoption
from hub.portability.registry import ExportPart, export


@export("adoptions")
def adoptions(user: Any) -> ExportPart:
    """The legs they recorded."""
    rows = Adoption.objects.filter(recorded_by=user).select_related("project")
    return ExportPart(
        data=[
            {
                "project": row.project.name,
                "adopted_on": row.adopted_on,
                "language": row.language,
                "changed": row.changed,
                "outcome": row.outcome,
            }
            for row in rows
        ]
    )
