"""What becomes of moderation when a person leaves."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from hub.moderation.models import Appeal, Case, Decision, Posting, Report, Restraint
from hub.moderation.services.record import forget_words
from hub.portability.farewells import on_departure


@on_departure(
    "moderation",
    goes=_("Les mots écrits par vous ou à votre sujet dans le journal de la modération."),
    stays=_("Les actes de modération eux-mêmes (quand, lequel, sur quel contenu), sans votre nom."),
)
def leave_moderation(user: Any) -> None:
    """The deeds stay with the number of an account that is empty; all words by and about the person go."""
    forget_words(user=user)
    Report.objects.filter(reporter=user).update(reporter=None, text="")
    Appeal.objects.filter(decision__case__author=user).update(text="", answer="")
    Decision.objects.filter(case__author=user).update(text="")
    Restraint.objects.filter(user=user).delete()
    Posting.objects.filter(user=user).delete()
    Case.objects.filter(taken_by=user, state=Case.State.OPEN).update(taken_by=None)
