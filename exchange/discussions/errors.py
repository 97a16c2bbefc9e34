"""What can stand in the way of a deed; each message is meant for the person."""

from __future__ import annotations

from django.utils.translation import gettext as _


class DiscussionError(Exception):
    """A deed that cannot be done now; `str()` says why in the reader's language."""

    status = 409


class NotAllowedError(DiscussionError):
    """The person may not do this here, or may not any more."""

    status = 403

    def __str__(self) -> str:
        return _("Vous ne pouvez pas, ou plus, écrire ici. Votre texte est encore là : copiez-le si vous y tenez.")


class ThreadClosedError(DiscussionError):
    """The thread takes no more posts."""

    def __str__(self) -> str:
        return _("Ce fil est fermé : il ne prend plus de messages. Votre texte est encore là.")


class PollClosedError(DiscussionError):
    """The poll takes no more votes."""

    def __str__(self) -> str:
        return _("Ce sondage est clos : il ne prend plus de voix.")


class TextRefusedError(DiscussionError):
    """The text itself cannot be taken; `reason` says why and what to do."""

    status = 400

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason

    def __str__(self) -> str:
        return self.reason


class TranslationWaitsError(DiscussionError):
    """Moderation reads what this person writes before it appears; translations are not held."""

    status = 403

    def __str__(self) -> str:
        return _("Vos premiers messages passent par la modération : vous pourrez traduire quand ils seront publiés.")


class StaleTranslationError(DiscussionError):
    """Somebody else saved a translation since the form was opened."""

    def __str__(self) -> str:
        return _("Quelqu’un a traduit entre-temps. Votre version est gardée ici, l’autre est au-dessus.")


class MachineAwayError(DiscussionError):
    """The translation service does not answer."""

    status = 503

    def __str__(self) -> str:
        return _("La machine à traduire ne répond pas. Recommencez plus tard, ou traduisez vous-même.")


class StalePostError(DiscussionError):
    """The post was changed in another window, or by a moderator, since the form was opened."""

    def __str__(self) -> str:
        return _("Ce message a changé entre-temps. Votre version est gardée ici, l’autre est au-dessus.")
