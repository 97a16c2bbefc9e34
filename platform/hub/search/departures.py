"""Kept searches go with who kept them."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from hub.portability.farewells import on_departure
from hub.search.models import SavedSearch


@on_departure("search", goes=_("Vos recherches enregistrées."))
def forget_searches(user: Any) -> None:
    """Delete them, and with them the messages."""
    SavedSearch.objects.filter(owner=user).delete()
