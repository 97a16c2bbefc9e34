"""What can stand in the way of a deed; each message is meant for the person."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

if TYPE_CHECKING:
    from wagtail.models import Revision

    from hub.contributions.kinds import Problem


class ContributionError(Exception):
    """A deed that cannot be done now; `str()` says why in the reader's language."""


class InReviewError(ContributionError):
    """The page is locked by its review."""

    def __str__(self) -> str:
        return _("Ce texte est en relecture : il ne peut pas être modifié avant la réponse de la rédaction.")


class StaleDraftError(ContributionError):
    """Somebody saved in between; `latest` is what they saved."""

    def __init__(self, latest: Revision) -> None:
        super().__init__()
        self.latest = latest

    def __str__(self) -> str:
        return _("Une autre personne a enregistré ce texte entre-temps. Votre version est gardée ici.")


class IncompleteError(ContributionError):
    """The draft lacks something."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__()
        self.problems = list(problems)

    def __str__(self) -> str:
        return _("Il manque encore quelque chose avant l’envoi.")


class WrongStateError(ContributionError):
    """The review is not in the state that the deed needs, for example because somebody else was quicker."""

    def __str__(self) -> str:
        return _("L’état de cette relecture a changé entre-temps. Voici où elle en est.")


class InviteUnusableError(ContributionError):
    """The link was used, has expired or never was."""

    def __str__(self) -> str:
        return _("Ce lien n’est plus valable. Demandez-en un nouveau à la personne qui vous l’a envoyé.")
