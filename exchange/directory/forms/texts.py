"""What may stand in texts that everybody reads."""

from __future__ import annotations

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

_ADDRESS = re.compile(r"[^\s@]{1,64}@[^\s@]{1,64}\.[^\s@.]{2,24}")


def no_address(text: str) -> None:
    """Raise ValidationError where `text` holds an e-mail address: messages go through the platform."""
    if _ADDRESS.search(text):
        raise ValidationError(
            _("Retirez l’adresse e-mail : on vous écrit par la plateforme, sans que votre adresse se voie.")
        )
