"""What every contributed page puts onto paper, as `hub/pdf/sheet.typ` sets it."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from typing import Any

import segno
from django.utils import formats
from django.utils.translation import gettext as _

from hub.contributions.guide import Guide
from hub.contributions.models import ContributedPage
from hub.contributions.models.page import License
from hub.contributions.queries.about import named_on
from hub.pages.models import PublishedVersion
from hub.pdf.tree import to_tree


def sheet_data(
    page: ContributedPage,
    *,
    address: str,
    eyebrow: str,
    about: str,
    facts: Iterable[tuple[Any, Any]],
    keywords: Sequence[str],
    overdue: str = "",
) -> dict[str, Any]:
    """The published `page` as plain data, its words in the active language.

    `address` is where the paper leads; `about` stands over the `facts`, to which licence, version and address are
    added; `overdue` is what to say of a page past its date.
    """
    licence = str(License(page.licence).label) if page.licence in License.values else ""
    authors = [person["name"] for person in named_on(page)]
    told = [*facts, (_("Licence"), licence), (_("Version"), version_line(page)), (_("Adresse"), address)]
    return {
        "language": page.language,
        "title": page.title,
        "lead": page.lead,
        "authors": authors,
        "keywords": [*keywords],
        "eyebrow": eyebrow,
        "overdue": overdue if page.is_overdue and page.confirm_by else "",
        "facts": [{"term": str(term), "value": str(value)} for term, value in told if value],
        "short_url": address,
        "qr": qr_svg(address),
        "words": {
            "about": about,
            "fact": _("Donnée"),
            "value": _("Valeur"),
            "qr": _("Code à scanner : il mène à cette page"),
        },
    }


def section_trees(page: ContributedPage, guide: Guide) -> list[dict[str, Any]]:
    """The sections that have words, each with its label and its tree."""
    return [
        {"label": guide[name].label, "tree": to_tree(getattr(page, name))}
        for name in page.section_names
        if getattr(page, name).strip()
    ]


def version_line(page: ContributedPage) -> str:
    """The number of the last version and its date; empty where nothing was published."""
    version = PublishedVersion.objects.filter(page_id=page.pk).only("number", "published_at").first()
    if version is None:
        return ""
    date = formats.date_format(version.published_at, "DATE_FORMAT")
    return _("%(number)s, publiée le %(date)s") % {"number": version.number, "date": date}


def qr_svg(address: str) -> str:
    """The address as a square code in SVG, without a border."""
    out = io.BytesIO()
    segno.make(address, error="m").save(out, kind="svg", border=0, xmldecl=False)
    return out.getvalue().decode()
