"""What can stand in the way of a deed; each message is meant for the person."""

from __future__ import annotations

from django.utils.translation import gettext as _


class ModerationError(Exception):
    """A deed that cannot be done now; `str()` says why in the reader's language."""


class UnknownTargetError(ModerationError):
    """The piece does not exist, or not for this person."""

    def __str__(self) -> str:
        return _("Ce contenu n’existe pas, ou plus.")


class OwnContentError(ModerationError):
    """Nobody reports, or decides about, what is their own."""

    def __str__(self) -> str:
        return _("Ce contenu est le vôtre : vous pouvez le modifier ou le retirer vous-même.")


class AlreadyReportedError(ModerationError):
    """The person reported this piece before."""

    def __str__(self) -> str:
        return _("Vous avez déjà signalé ce contenu. Vous recevez un message dès qu’une décision est prise.")


class TooManyReportsError(ModerationError):
    """More reports than one person, or all unknown readers together, may make."""

    def __str__(self) -> str:
        return _("Beaucoup de signalements sont arrivés d’ici aujourd’hui. Revenez demain : votre texte est encore là.")


class AlreadyDecidedError(ModerationError):
    """Somebody else was quicker."""

    def __str__(self) -> str:
        return _("Une autre personne a décidé entre-temps. Voici où en est ce cas.")


class NewReportsError(ModerationError):
    """A report came in since the page was opened."""

    def __str__(self) -> str:
        return _("Un nouveau signalement est arrivé entre-temps. Lisez-le d’abord : votre réponse est encore là.")


class NotYoursToDecideError(ModerationError):
    """The person does not moderate this, or has a part in it."""

    def __str__(self) -> str:
        return _("Une autre personne doit décider de ce cas.")


class NoAppealError(ModerationError):
    """The decision takes no appeal: not theirs, too late, or the second."""

    def __str__(self) -> str:
        return _("Cette décision n’admet pas, ou plus, de recours.")


class ChangedPieceError(ModerationError):
    """The author changed the words since the moderator opened the page."""

    def __str__(self) -> str:
        return _("Le texte a changé entre-temps. Relisez-le : votre réponse est encore là.")
