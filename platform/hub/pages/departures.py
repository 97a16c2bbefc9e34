"""Names of who leaves go from what was made with them."""

from __future__ import annotations

from typing import Any

from django.db import transaction

from hub.pages import shelf
from hub.portability.farewells import on_departure


@on_departure("pages")
def forget_parts(user: Any) -> None:
    """Drop the stored parts: they are made again without the name."""
    transaction.on_commit(shelf.clear)
