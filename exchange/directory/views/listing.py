"""All projects."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from exchange.directory.choices import Canton, Phase
from exchange.directory.models import Project
from exchange.directory.queries.listing import canton_rows, public_projects
from hub.pages import panels
from hub.pages.head import plain_head


@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    """The map of the cantons and a line a project; `?canton=` keeps those that work there."""
    every = list(public_projects())
    asked = request.GET.get("canton", "").upper()
    canton = asked if asked in Canton.values else ""
    shown = [project for project in every if not canton or canton in project.cantons]
    counted = panels.panels_for("projects", request)
    practices = counted[0].context["counts"] if counted else {}
    context = {
        "rows": canton_rows(project.cantons for project in every),
        "entries": [_entry(project, practices.get(project.pk, 0)) for project in shown],
        "canton": canton,
        "canton_label": Canton(canton).label if canton else "",
        "unknown": bool(asked) and not canton,
        "all_url": reverse("directory:projects"),
        "head": plain_head(request, title=_("Projets"), description=_("Les projets de mentorat, par canton.")),
    }
    return render(request, "exchange/directory/list.html", context)


def _entry(project: Project, practices: int) -> dict[str, Any]:
    text = project.text()
    return {
        "name": project.name,
        "url": project.get_absolute_url(),
        "cantons": project.cantons,
        "phase": Phase(project.phase).label if project.phase in Phase.values else "",
        "practices": practices,
        "summary": text.summary if text else "",
        "summary_language": text.language if text else "",
    }
