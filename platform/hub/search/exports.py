"""The searches a person keeps, to carry away."""

from __future__ import annotations

from typing import Any

from hub.portability.registry import ExportPart, export
from hub.search.models import SavedSearch


@export("searches")
def searches(user: Any) -> ExportPart:
    """Name, words and filters, and how often to write."""
    rows = SavedSearch.objects.filter(owner=user)
    return ExportPart(
        data=[
            {"name": row.name, "search": row.query, "language": row.language, "rhythm": row.rhythm,
             "kept": row.created_at}
            for row in rows
        ]
    )  # fmt: skip
