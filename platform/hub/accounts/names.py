"""What a name may hold, and what is shown of it."""

from __future__ import annotations

import unicodedata
from datetime import datetime

from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

MAX_LENGTH = 120
# Joiners belong to some scripts' spelling; the other invisible characters turn or hide what stands beside them.
_JOINERS = {"\u200c", "\u200d"}


def clean_name(value: str) -> str:
    """Give a name in one line without invisible characters. Raises ValidationError where no letter is left."""
    visible = "".join(c if unicodedata.category(c)[0] != "C" or c in _JOINERS else " " for c in value)
    name = " ".join(visible.split())[:MAX_LENGTH]
    if name and not any(character.isalpha() for character in name):
        raise ValidationError(_("Un nom contient au moins une lettre."), code="no_letter")
    return name


def shown_name(name: str, deleted_at: datetime | None) -> str:
    """The name to show of a person, who may have left."""
    if deleted_at:
        return gettext("Personne partie")
    return name or gettext("Membre sans nom")
