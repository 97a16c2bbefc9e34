"""Who leaves is not named on what they said of materials any more."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from hub.portability.farewells import on_departure
from resources.materials.models import Use


@on_departure("uses", stays=_("Le nombre de fois qu’un matériel a servi, et les lignes à son sujet, sans vous."))
def let_go(user: Any) -> None:
    """Nothing leads from a use back to the person."""
    Use.objects.filter(person=user).update(person=None)
