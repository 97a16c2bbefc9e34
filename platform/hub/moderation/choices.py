"""Why something is reported or hidden, and what is done about it."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Reason(models.TextChoices):
    """What is wrong with a piece.

    The first two are personal and sensitive personal data as the Federal Act on Data Protection defines them (art. 5
    let. a and c).
    """

    RECOGNISABLE = "recognisable", _("On peut y reconnaître quelqu’un qui n’a pas donné son accord")
    SENSITIVE = "sensitive", _("On y lit la santé, l’origine, la religion ou le statut de quelqu’un")
    INSULT = "insult", _("C’est blessant, menaçant ou discriminatoire")
    DANGER = "danger", _("Quelqu’un pourrait être en danger")
    ADVERTISING = "advertising", _("C’est de la publicité ou une arnaque")
    MISLEADING = "misleading", _("C’est faux, et cela peut nuire")
    RIGHTS = "rights", _("Ce texte ou cette image appartient à quelqu’un d’autre")
    OTHER = "other", _("Autre chose")


URGENT = frozenset({Reason.RECOGNISABLE, Reason.SENSITIVE, Reason.DANGER})
"""What cannot wait: a person may suffer from every hour that it stands there."""


class Deed(models.TextChoices):
    """What a moderator decides."""

    LEAVE = "leave", _("Laisser en ligne")
    HIDE = "hide", _("Masquer")
    WARN = "warn", _("Avertir l’auteur ou l’autrice")
    RESTORE = "restore", _("Remettre en ligne")
    APPROVE = "approve", _("Publier")
    REFUSE = "refuse", _("Refuser")


AGAINST_AUTHOR = frozenset({Deed.HIDE, Deed.WARN, Deed.REFUSE})
"""What its author hears of with a reason, and may appeal against."""


class Why(models.TextChoices):
    """Why a piece is held until a moderator has read it."""

    FIRST = "first", _("premières contributions de cette personne")
    WORDS = "words", _("mot à vérifier")
    RESTRAINED = "restrained", _("ses textes sont relus depuis une décision")
    REPEATED = "repeated", _("même texte publié plusieurs fois")


def readable(words: str) -> str:
    """The words with the names, in the active language, of the codes that stand in their first line."""
    first, newline, rest = words.partition("\n")
    names = dict(Reason.choices) | dict(Why.choices)
    codes = first.split(", ")
    if all(code in names for code in codes):
        first = ", ".join(str(names[code]) for code in codes)
    return f"{first}{newline}{rest}"
