"""What a post may hold, and what is made of it."""

from __future__ import annotations

import unicodedata

from django.utils.translation import gettext as _

from exchange.discussions.errors import TextRefusedError
from exchange.discussions.models.post import LONGEST_TEXT
from exchange.discussions.models.thread import LONGEST_TITLE
from hub.text.clean import without_controls
from hub.text.markdown import to_html


def checked_text(text: str) -> str:
    """The text as it is kept. Raises TextRefusedError where there is none or too much of it."""
    clean = without_controls(text.replace("\r\n", "\n")).strip()
    if not has_words(clean):
        raise TextRefusedError(_("Écrivez votre message avant de l’envoyer."))
    if len(clean) > LONGEST_TEXT:
        raise TextRefusedError(
            _("Ce message est trop long : {size} signes, {most} au plus. Partagez-le en deux, ou joignez un fichier.")
            .replace("{size}", f"{len(clean):,}".replace(",", "’"))
            .replace("{most}", f"{LONGEST_TEXT:,}".replace(",", "’"))
        )
    return clean


def has_words(text: str) -> bool:
    """Whether there is anything to see in `text`: signs that only join, turn or space out others are nothing."""
    return any(unicodedata.category(sign)[0] not in "CZ" for sign in text)


def checked_title(title: str) -> str:
    """The title as it is kept, in one line. Raises TextRefusedError where there is none or too much of it."""
    clean = " ".join(without_controls(title).split())
    if not has_words(clean):
        raise TextRefusedError(_("Donnez un titre : c’est lui qui fait venir les réponses."))
    if len(clean) > LONGEST_TITLE:
        raise TextRefusedError(
            _("Ce titre est trop long : {most} signes au plus. Le reste a sa place dans le message.").replace(
                "{most}", str(LONGEST_TITLE)
            )
        )
    return clean


def rendered(text: str) -> str:
    """The HTML of a post's Markdown."""
    return str(to_html(text))
