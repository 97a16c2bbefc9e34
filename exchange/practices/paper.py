"""A practice as a document: what goes onto the paper, and how it is kept."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import segno
from django.utils import formats, translation
from django.utils.translation import gettext as _

from exchange.directory.choices import Phase, TargetGroup
from exchange.practices.guide import practice_guide
from exchange.practices.models import PracticePage
from exchange.practices.queries.practice import adoption_trail
from hub.cantons.choices import Canton
from hub.contributions.models.page import License
from hub.contributions.queries.about import named_on
from hub.pages.models import PublishedVersion
from hub.pdf.cache import kept
from hub.pdf.tree import to_tree
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
    guide = practice_guide()
    authors = [person["name"] for person in named_on(practice)]
    version = PublishedVersion.objects.filter(page_id=practice.pk).only("number", "published_at").first()
    cantons = [str(Canton(code).label) for code in practice.cantons if code in Canton.values]
    groups = [str(TargetGroup(code).label) for code in practice.target_groups if code in TargetGroup.values]
    project = practice.project.name if practice.project else ""
    facts = [
        (_("Projet"), project),
        (_("Par"), ", ".join(authors)),
        (_("Cantons"), ", ".join(cantons)),
        (_("Pour qui"), ", ".join(groups)),
        (_("Phase"), str(Phase(practice.phase).label) if practice.phase in Phase.values else ""),
        (_("Licence"), str(License(practice.licence).label) if practice.licence in License.values else ""),
        (_("Version"), _version_line(version)),
        (_("Adresse"), short_url),
    ]
    return {
        "language": practice.language,
        "title": practice.title,
        "result": practice.result,
        "authors": authors,
        "keywords": [*cantons, *groups],
        "eyebrow": " · ".join(filter(None, [project, ", ".join(cantons)])),
        "overdue": _overdue_line(practice),
        "figures": [{name: str(row.get(name, "")) for name in ("value", "label", "note")} for row in practice.figures],
        "sections": [
            {"label": guide[name].label, "tree": to_tree(getattr(practice, name))}
            for name in practice.section_names
            if getattr(practice, name).strip()
        ],
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
        "facts": [{"term": str(term), "value": str(value)} for term, value in facts if value],
        "short_url": short_url,
        "qr": _qr(short_url),
        "words": {
            "figures": _("Chiffres"),
            "value": _("Valeur"),
            "counts": _("Ce qui est compté"),
            "relay": _("Qui l’a repris"),
            "about": _("À propos de cette pratique"),
            "fact": _("Donnée"),
            "qr": _("Code à scanner : il mène à cette page"),
        },
    }


def _version_line(version: PublishedVersion | None) -> str:
    if version is None:
        return ""
    date = formats.date_format(version.published_at, "DATE_FORMAT")
    return _("%(number)s, publiée le %(date)s") % {"number": version.number, "date": date}


def _overdue_line(practice: PracticePage) -> str:
    if not practice.is_overdue or practice.confirm_by is None:
        return ""
    date = formats.date_format(practice.confirm_by, "DATE_FORMAT")
    return _("À confirmer depuis le %(date)s : vérifiez auprès du projet que c’est encore vrai.") % {"date": date}


def _qr(address: str) -> str:
    out = io.BytesIO()
    segno.make(address, error="m").save(out, kind="svg", border=0, xmldecl=False)
    return out.getvalue().decode()
