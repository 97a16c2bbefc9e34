"""What can stand in the way of a deed; each message is meant for the person."""

from __future__ import annotations

from django.utils.translation import gettext as _


class ModerationError(Exception):
    """A deed that cannot be done now; `str()` says why in the reader's language."""


class UnknownTargetError(ModerationError):
    """The piece does not exist, or not for this person."""

    def __str__(self) -> str:
        return _("Ce contenu n’existe pas, ou plus.")
