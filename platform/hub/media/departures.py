"""Files that nobody uses go with who brought them."""

from __future__ import annotations

from typing import Any

from wagtail.models import Revision

from hub.media.models import File, Picture
from hub.portability.farewells import on_departure


def _in_a_draft(kind: str, pk: int) -> bool:
    """Whether some revision mentions it; Wagtail's index of references knows published content only."""
    mentions: bool = Revision.objects.filter(content__icontains=f'"{kind}": {pk}').exists()
    return mentions


@on_departure("media")
def forget_unused(user: Any) -> None:
    """Delete what no page and no draft holds; what one holds stays with it."""
    for model, kind in ((Picture, "picture"), (File, "file")):
        for medium in model.objects.filter(uploaded_by_user=user):
            if not medium.get_usage().exists() and not _in_a_draft(kind, medium.pk):
                medium.delete()
