"""A material as a document to hand out."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.utils import formats, translation
from django.utils.translation import gettext as _

from hub.contributions.paper import section_trees, sheet_data
from hub.pdf.cache import kept
from hub.pdf.typeset import to_pdf
from resources.materials.choices import Audience, Format, Level, Situation
from resources.materials.guide import material_guide
from resources.materials.models import MaterialPage
from resources.materials.queries.cards import duration

TEMPLATE = Path(__file__).with_name("paper.typ")


def material_pdf(material: MaterialPage, address: str) -> bytes:
    """The published `material` as PDF/UA-1 and PDF/A-2a, in the language it is written in; `address` is its page's."""
    with translation.override(material.language):
        data = paper_data(material, address)
    at = material.last_published_at
    return kept(f"material-{material.pk}", data, TEMPLATE, lambda: to_pdf(TEMPLATE, data, at=at))


def paper_data(material: MaterialPage, address: str) -> dict[str, Any]:
    """Everything on the paper as plain data, its words in the active language."""
    situations = [str(Situation(code).label) for code in material.situations if code in Situation.values]
    audiences = [str(Audience(code).label) for code in material.audiences if code in Audience.values]
    form = str(Format(material.format).label) if material.format in Format.values else ""
    data = sheet_data(
        material,
        address=address,
        eyebrow=" · ".join(filter(None, [form, duration(material.minutes), material.made_by])),
        about=_("À propos de ce matériel"),
        facts=[
            (_("Réalisé par"), material.made_by),
            (_("Situation"), ", ".join(situations)),
            (_("Pour qui"), ", ".join(audiences)),
            (_("Niveau"), str(Level(material.level).label) if material.level in Level.values else ""),
            (_("Durée"), duration(material.minutes)),
            (_("Vidéo"), material.video_url),
        ],
        keywords=[*situations, *audiences],
        overdue=_overdue_line(material),
    )
    return {**data, "sections": section_trees(material, material_guide())}


def _overdue_line(material: MaterialPage) -> str:
    if material.confirm_by is None:
        return ""
    date = formats.date_format(material.confirm_by, "DATE_FORMAT")
    return _("À confirmer depuis le %(date)s : vérifiez ce qui touche au droit, aux délais et aux adresses.") % {
        "date": date
    }
