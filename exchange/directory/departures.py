"""Who leaves belongs to no project any more."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from exchange.directory.models import Membership
from hub.portability.farewells import on_departure


@on_departure("directory", goes=_("Vos appartenances à des projets."))
def leave_projects(user: Any) -> None:
    """Delete the places; one by one, so that cached pages notice."""
    for membership in Membership.objects.filter(user=user):
        membership.delete()
