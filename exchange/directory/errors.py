"""What can stand in the way of a deed; each message is meant for the person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

if TYPE_CHECKING:
    from exchange.directory.models import Project


class DirectoryError(Exception):
    """A deed that cannot be done now; `str()` says why in the reader's language."""


class StaleProjectError(DirectoryError):
    """Somebody saved in between; `latest` is the project as they saved it."""

    def __init__(self, latest: Project) -> None:
        super().__init__()
        self.latest = latest

    def __str__(self) -> str:
        return _("Une autre personne a enregistré ce texte entre-temps. Votre version est gardée ici.")


class TooManyLettersError(DirectoryError):
    """The person wrote as many messages as one may in a day."""

    def __str__(self) -> str:
        return _("Vous avez écrit beaucoup de messages aujourd’hui. Attendez demain : votre texte est encore ici.")


class NobodyReadsError(DirectoryError):
    """There is nobody whom the message would reach."""

    def __str__(self) -> str:
        return _("Personne ne peut recevoir de message ici pour l’instant. Votre texte est encore là.")
