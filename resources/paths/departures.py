"""Who leaves leaves no steps behind."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from hub.portability.farewells import on_departure
from resources.paths.models import StepDone


@on_departure("paths", goes=_("Les étapes de parcours que vous avez cochées."))
def forget_steps(user: Any) -> None:
    """Delete the ticks."""
    StepDone.objects.filter(person=user).delete()
