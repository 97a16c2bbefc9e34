"""What becomes of the moderation's trail when a person leaves."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from hub.moderation.services.record import forget_words
from hub.portability.farewells import on_departure


@on_departure(
    "moderation",
    goes=_("Les mots écrits par vous ou à votre sujet dans le journal de la modération."),
    stays=_("Les actes de modération eux-mêmes (quand, lequel, sur quel contenu), sans votre nom."),
)
def leave_trail(user: Any) -> None:
    """The deeds stay with the number of an account that is empty."""
    forget_words(user=user)
