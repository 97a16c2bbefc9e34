"""Why a form that is open to everybody was not taken; each message is meant for the person."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import ngettext


class ProofError(Exception):
    """The form was not taken; `str()` says what to do, in the reader's language."""


class StaleTokenError(ProofError):
    """No token of ours, one for another form, or one that is too old."""

    def __str__(self) -> str:
        return _("Cette page est restée ouverte trop longtemps. Envoyez encore une fois : tout est encore là.")


class SpentTokenError(ProofError):
    """The form was sent before with the same token."""

    def __str__(self) -> str:
        return _("Ce formulaire a déjà été envoyé. Si vous avez autre chose à dire, envoyez encore une fois.")


class TooSoonError(ProofError):
    """Neither the browser worked for it, nor has enough time passed."""

    def __init__(self, seconds: int) -> None:
        super().__init__()
        self.seconds = seconds

    def __str__(self) -> str:
        return ngettext(
            "Sans JavaScript, il faut attendre un peu : envoyez encore une fois dans %(number)d seconde. Tout est là.",
            "Sans JavaScript, il faut attendre un peu : envoyez encore une fois dans %(number)d secondes. Tout est là.",
            self.seconds,
        ) % {"number": self.seconds}


class TrappedError(ProofError):
    """A field that people do not see was filled in."""

    def __str__(self) -> str:
        return _("Un champ qui doit rester vide a été rempli, peut-être par votre navigateur. Envoyez encore une fois.")
