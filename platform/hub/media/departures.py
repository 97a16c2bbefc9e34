"""Files that nobody uses go with who brought them."""

from __future__ import annotations

from typing import Any

from hub.media.models import File, Picture
from hub.portability.farewells import on_departure


@on_departure("media")
def forget_unused(user: Any) -> None:
    """Delete what no page holds; what a page holds stays with the page."""
    for model in (Picture, File):
        for medium in model.objects.filter(uploaded_by_user=user):
            if not medium.get_usage().exists():
                medium.delete()
