"""A practice as a document: what goes onto the paper, and how it is kept."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.utils import formats, translation
from django.utils.translation import gettext as _

from exchange.directory.choices import Phase, TargetGroup
from exchange.practices.guide import practice_guide
from exchange.practices.models import PracticePage
from exchange.practices.queries.practice import adoption_trail
from hub.cantons.choices import Canton
from hub.contributions.paper import section_trees, sheet_data
from hub.contributions.queries.about import named_on
from hub.pdf.cache import kept
from hub.pdf.typeset import to_pdf

TEMPLATE = Path(__file__).with_name("paper.typ")


def practice_pdf(practice: PracticePage, short_url: str) -> bytes:
    """The published `practice` as PDF/UA-1 and PDF/A-2a, in the language it is written in."""
    with translation.override(practice.language):
        data = paper_data(practice, short_url)
    at = practice.last_published_at
    return kept(f"practice-{practice.pk}", data, TEMPLATE, lambda: to_pdf(TEMPLATE, data, at=at))


def paper_data(practice: PracticePage, short_url: str) -> dict[str, Any]:
    """Everything on the paper as plain data, its words in the active language."""
    cantons = [str(Canton(code).label) for code in practice.cantons if code in Canton.values]
    groups = [str(TargetGroup(code).label) for code in practice.target_groups if code in TargetGroup.values]
    project = practice.project.name if practice.project else ""
    data = sheet_data(
        practice,
        address=short_url,
        eyebrow=" · ".join(filter(None, [project, ", ".join(cantons)])),
        about=_("À propos de cette pratique"),
        facts=[
            (_("Projet"), project),
            (_("Par"), ", ".join(person["name"] for person in named_on(practice))),
            (_("Cantons"), ", ".join(cantons)),
            (_("Pour qui"), ", ".join(groups)),
            (_("Phase"), str(Phase(practice.phase).label) if practice.phase in Phase.values else ""),
        ],
        keywords=[*cantons, *groups],
        overdue=_overdue_line(practice),
    )
    return {
        **data,
        "figures": [{name: str(row.get(name, "")) for name in ("value", "label", "note")} for row in practice.figures],
        "sections": section_trees(practice, practice_guide()),
        "legs": [
            {
                "project": leg["project"],
                "when": leg["when"],
                "changed": leg["changed"],
                "outcome": leg["outcome"],
                "language": leg["language"],
            }
            for leg in adoption_trail(practice)
        ],
        "words": {
            **data["words"],
            "figures": _("Chiffres"),
            "counts": _("Ce qui est compté"),
            "relay": _("Qui l’a repris"),
        },
    }


def _overdue_line(practice: PracticePage) -> str:
    if practice.confirm_by is None:
        return ""
    date = formats.date_format(practice.confirm_by, "DATE_FORMAT")
    return _("À confirmer depuis le %(date)s : vérifiez auprès du projet que c’est encore vrai.") % {"date": date}
