"""What paths hold of a person."""

from __future__ import annotations

from typing import Any

from hub.portability.registry import ExportPart, export
from resources.paths.models import PathPage, StepDone


@export("paths")
def steps_done(user: Any) -> ExportPart:
    """How far they came, path by path."""
    rows = list(StepDone.objects.filter(person=user).order_by("path_key", "done_at"))
    pages = PathPage.objects.filter(translation_key__in={row.path_key for row in rows}, live=True)
    titles = dict(pages.order_by("-pk").values_list("translation_key", "title"))
    return ExportPart(
        data=[{"path": titles.get(row.path_key, ""), "step": str(row.step), "done_at": row.done_at} for row in rows]
    )
