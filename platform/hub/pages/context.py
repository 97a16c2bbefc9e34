"""What every template knows."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest


def site(request: HttpRequest) -> dict[str, Any]:
    """Menus, language links and addresses; lazily, so that a page that shows none asks nothing."""
    return {}
