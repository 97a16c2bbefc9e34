"""The archives of who leaves go with them."""

from __future__ import annotations

from typing import Any

from hub.portability.farewells import on_departure
from hub.portability.models import Archive


@on_departure("portability")
def forget(user: Any) -> None:
    """Delete the files, then their rows."""
    for archive in Archive.objects.filter(user=user):
        archive.file.delete(save=False)
        archive.delete()
