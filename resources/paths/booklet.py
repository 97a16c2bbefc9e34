"""A path as a booklet: every material in full, the questions, and at the end the answers."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _

from hub.contributions.paper import qr_svg, section_trees
from hub.pdf.cache import kept
from hub.pdf.tree import to_tree
from hub.pdf.typeset import to_pdf
from resources.materials.guide import material_guide
from resources.materials.models import MaterialPage
from resources.materials.queries.cards import duration
from resources.paths.models import PathPage
from resources.paths.queries.path import minutes_of
from resources.paths.queries.steps import Step, steps_of

TEMPLATE = Path(__file__).with_name("booklet.typ")


def booklet_pdf(path: PathPage, address: str) -> bytes:
    """The public `path` as PDF/UA-1 and PDF/A-2a in its own language; `address` is its page's."""
    with translation.override(path.language):
        data = booklet_data(path, address)
    at = path.last_published_at
    return kept(f"path-{path.pk}", data, TEMPLATE, lambda: to_pdf(TEMPLATE, data, at=at))


def booklet_data(path: PathPage, address: str) -> dict[str, Any]:
    """Everything in the booklet as plain data, its words in the active language."""
    steps = steps_of(path, path.language)
    pks = [step.card.pk for step in steps if step.card]
    materials = {page.pk: page for page in MaterialPage.objects.filter(pk__in=pks).select_related("locale")}
    texts = {block.id: block.value["text"] for block in path.steps if block.block_type == "text"}
    length = duration(minutes_of(steps))
    return {
        "language": path.language,
        "title": path.title,
        "lead": path.lead,
        "authors": [],
        "keywords": [],
        "eyebrow": " · ".join(filter(None, [_("Parcours"), length])),
        "overdue": "",
        "steps": [_step(step, materials, texts) for step in steps],
        "answers": [
            {
                "number": step.number,
                "question": step.title,
                "choices": [dict(choice) for choice in step.choices],
            }
            for step in steps
            if step.kind == "check"
        ],
        "facts": [
            {"term": term, "value": value}
            for term, value in ((_("Durée"), length), (_("Étapes"), str(len(steps))), (_("Adresse"), address))
            if value
        ],
        "short_url": address,
        "qr": qr_svg(address),
        "words": {
            "contents": _("Les étapes"),
            "answers": _("Les réponses"),
            "right": _("Juste"),
            "wrong": _("Pas tout à fait"),
            "about": _("À propos de ce parcours"),
            "fact": _("Donnée"),
            "value": _("Valeur"),
            "qr": _("Code à scanner : il mène à cette page"),
        },
    }


def _step(step: Step, materials: dict[int, MaterialPage], texts: dict[str, str]) -> dict[str, Any]:
    made: dict[str, Any] = {
        "number": step.number,
        "kind": step.kind,
        "title": step.title,
        "language": "",
        "lead": "",
        "why": step.why,
        "sections": [],
        "tree": [],
        "choices": [choice["text"] for choice in step.choices],
    }
    if step.card:
        material = materials[step.card.pk]
        made["language"] = material.language
        made["lead"] = material.summary
        # Its headings are in its own language.
        made["sections"] = section_trees(material, material_guide(material.language))
    elif step.kind == "text":
        made["tree"] = to_tree(texts[str(step.key)])
    return made
