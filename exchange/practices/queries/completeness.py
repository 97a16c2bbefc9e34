"""What a practice lacks before it can be handed in."""

from __future__ import annotations

from django.utils.translation import gettext as _

from exchange.practices.guide import practice_guide
from exchange.practices.models import PracticePage
from hub.contributions.kinds import Problem

NEEDED = ("result", "situation", "actions", "audience", "change", "failures", "transfer", "contact")
SHORTEST = 40


def problems(practice: PracticePage) -> list[Problem]:
    """One problem a field; empty when the practice is ready."""
    guide = practice_guide()
    found = []
    if len(practice.title.strip()) < 8:
        found.append(Problem("title", _("Donnez un titre qui dit ce que vous avez fait.")))
    for name in NEEDED:
        text = getattr(practice, name).strip()
        label = guide[name].label
        if not text:
            found.append(Problem(name, _("« %(section)s » est encore vide.") % {"section": label}))
        elif len(text) < SHORTEST and name not in ("contact", "result"):
            found.append(Problem(name, _("« %(section)s » est trop court pour aider quelqu’un.") % {"section": label}))
    if not practice.themes:
        found.append(Problem("themes", _("Choisissez au moins un thème.")))
    if not practice.cantons:
        found.append(Problem("cantons", _("Choisissez au moins un canton.")))
    if not practice.target_groups:
        found.append(Problem("target_groups", _("Dites pour qui : choisissez au moins un groupe cible.")))
    for picture in practice.pictures.all():
        if not picture.alt.strip():
            found.append(Problem("pictures", _("Une image n’a pas encore de texte alternatif.")))
            break
    return found
