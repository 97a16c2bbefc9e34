"""What materials hold of a person beside their own texts."""

from __future__ import annotations

from typing import Any

from hub.portability.registry import ExportPart, export
from resources.materials.models import MaterialPage, Use


@export("uses")
def uses(user: Any) -> ExportPart:
    """What they said of using materials, under a title of each."""
    rows = list(Use.objects.filter(person=user))
    pages = MaterialPage.objects.filter(translation_key__in={row.material_key for row in rows}, live=True)
    titles = dict(pages.order_by("-pk").values_list("translation_key", "title"))
    return ExportPart(
        data=[
            {
                "material": titles.get(row.material_key, ""),
                "used_at": row.used_at,
                "cantons": row.cantons,
                "note": row.note,
                "language": row.language,
            }
            for row in rows
        ]
    )
