"""What the directory holds of a person."""

from __future__ import annotations

from typing import Any

from exchange.directory.models import Membership
from hub.portability.registry import ExportPart, export


@export("projects")
def projects(user: Any) -> ExportPart:
    """Their places in projects."""
    rows = Membership.objects.filter(user=user).select_related("project")
    return ExportPart(data=[{"project": row.project.name, "part": row.part} for row in rows])
