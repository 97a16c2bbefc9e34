"""The deeds that the audit trail knows, with their names. Rooms add theirs: `name_deed("close_thread", _("…"))`."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

_names: dict[str, Any] = {
    "report": _("A signalé"),
    "take": _("A pris le cas"),
    "leave": _("A laissé le contenu"),
    "hide": _("A masqué"),
    "restore": _("A remis en ligne"),
    "warn": _("A averti"),
    "hold_next": _("Fait relire les prochains textes"),
    "held": _("Retenu avant publication"),
    "approve": _("A publié"),
    "refuse": _("A refusé"),
    "appeal": _("A fait recours"),
    "grant_appeal": _("A admis le recours"),
    "reject_appeal": _("A rejeté le recours"),
    "forget_words": _("Mots effacés au départ de la personne"),
}


def name_deed(deed: str, label: Any) -> None:
    """Give a deed of at most 40 signs the name that the trail's page shows."""
    _names[deed] = label


def deed_names() -> dict[str, str]:
    """Every deed with its name in the active language."""
    return {deed: str(label) for deed, label in _names.items()}
