"""Partner organisations and authorities."""

from __future__ import annotations

from typing import Any

from django.core.paginator import InvalidPage, Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from exchange.directory.models import Engagement, Organisation
from exchange.directory.queries.filters import matching, value_counts
from exchange.directory.queries.organisations import LEGENDS, entries, known_values, organisations
from exchange.directory.views.sections import directory_tabs
from hub.cantons.choices import Canton
from hub.listing.asked import chips, filter_groups, read_asked
from hub.pages.head import plain_head
from hub.text.markdown import to_html

PER_PAGE = 24


@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    """The list with its filters. 404 for a page of it that does not exist."""
    known = known_values()
    asked = read_asked(request.GET, known)
    every = entries(with_words=bool(asked.query))
    found = matching(every, asked)
    try:
        part = Paginator([entry.pk for entry in found], PER_PAGE).page(request.GET.get("page") or 1)
    except InvalidPage as error:
        raise Http404(_("Cette page de la liste n’existe pas.")) from error
    context = {
        "asked": asked,
        "tabs": directory_tabs("organisations"),
        "entries": [_line(organisation) for organisation in organisations().filter(pk__in=list(part))],
        "filters": filter_groups(asked, known, LEGENDS, value_counts(every, asked, known), unfolded=("part", "kind")),
        "chips": chips(asked, known, LEGENDS),
        "total": len(found),
        "page_of_list": part,
        "head": plain_head(
            request,
            title=_("Partenaires et autorités"),
            description=_("Qui finance quoi, et quelle structure ordinaire est la bonne."),
        ),
    }
    return render(request, "exchange/directory/organisations.html", context)


def _line(organisation: Organisation) -> dict[str, Any]:
    text = organisation.text()
    parts = dict.fromkeys(row.part for row in organisation.engagements.all() if not row.is_over)
    return {
        "organisation": organisation,
        "parts": [str(Engagement.Part(part).label) for part in parts if part in Engagement.Part.values],
        "summary": text.summary if text else "",
        "language": text.language if text else "",
    }


@require_safe
def organisation(request: HttpRequest, slug: str) -> HttpResponse:
    """What it does in general, and the projects that it carries, by role."""
    found = get_object_or_404(organisations(), slug=slug)
    text = found.text()
    language = (get_language() or "fr")[:2]
    general, carried = [], []
    for row in found.engagements.all():
        shown = {"label": str(Engagement.Part(row.part).label), "since": row.since, "until": row.until}
        if row.project is None:
            general.append(shown)
        else:
            carried.append(shown | {"project": row.project, "over": row.is_over})
    context = {
        "organisation": found,
        "text": text,
        "foreign": text.language if text and text.language != language else "",
        "approach": to_html(text.approach) if text and text.approach else "",
        "general": general,
        "carried": sorted(carried, key=lambda row: (row["over"], row["project"].name)),
        "cantons": [str(Canton(code).label) for code in found.cantons if code in Canton.values],
        "crumbs": [{"label": _("Partenaires et autorités"), "url": reverse("directory:organisations")}],
        "head": plain_head(request, title=found.name, description=text.summary if text else found.name),
    }
    return render(request, "exchange/directory/organisation.html", context)
