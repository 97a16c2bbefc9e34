"""All projects."""

from __future__ import annotations

from typing import Any

from django.core.paginator import InvalidPage, Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from exchange.directory.choices import Phase
from exchange.directory.models import Project
from exchange.directory.queries.filters import matching, value_counts
from exchange.directory.queries.listing import (
    LEGENDS,
    canton_rows_for,
    known_values,
    project_entries,
    public_projects,
)
from exchange.directory.views.sections import directory_tabs
from hub.listing.asked import chips, filter_groups, read_asked
from hub.pages import panels
from hub.pages.head import plain_head

PER_PAGE = 20


@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    """The filters in the address, the map of the cantons and a line a project. 404 for a page that does not exist."""
    known = known_values((get_language() or "fr")[:2])
    asked = read_asked(request.GET, known)
    every = project_entries(with_words=bool(asked.query))
    found = matching(every, asked)
    try:
        part = Paginator([entry.pk for entry in found], PER_PAGE).page(request.GET.get("page") or 1)
    except InvalidPage as error:
        raise Http404(_("Cette page de la liste n’existe pas.")) from error
    counted = panels.panels_for("projects", request)
    practices = counted[0].context["counts"] if counted else {}
    shown = public_projects().filter(pk__in=list(part))
    context = {
        "asked": asked,
        "tabs": directory_tabs("projects"),
        "rows": canton_rows_for(every, asked),
        "entries": [_entry(project, practices.get(project.pk, 0)) for project in shown],
        "filters": filter_groups(
            asked, known, LEGENDS, value_counts(every, asked, known), unfolded=("canton", "target")
        ),
        "chips": chips(asked, known, LEGENDS),
        "total": len(found),
        "page_of_list": part,
        "head": plain_head(request, title=_("Projets"), description=_("Les projets de mentorat, par canton.")),
    }
    return render(request, "exchange/directory/list.html", context)


def _entry(project: Project, practices: int) -> dict[str, Any]:
    text = project.text()
    over = project.phase == Phase.CLOSED
    return {
        "name": project.name,
        "url": project.get_absolute_url(),
        "cantons": project.cantons,
        "phase": "" if over and project.ended else Phase(project.phase).label if project.phase in Phase.values else "",
        "ended": project.ended if over else None,
        "practices": practices,
        "summary": text.summary if text else "",
        "summary_language": text.language if text else "",
    }
