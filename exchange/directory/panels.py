"""What the directory puts on other pages."""

from __future__ import annotations

from django.db.models import QuerySet
from django.http import HttpRequest

from exchange.directory.models import Project
from exchange.directory.queries.listing import canton_rows, public_projects
from hub.database.prepared import prepared
from hub.pages.panels import Panel, register
from hub.pages.places import address


@prepared()
def _cantons() -> QuerySet[Project, list[str]]:
    return public_projects().prefetch_related(None).order_by().values_list("cantons", flat=True)


@register("home", order=40)
def project_map(request: HttpRequest) -> Panel | None:
    """The cantons with their projects."""
    cantons = _cantons()
    if not cantons:
        return None
    rows = canton_rows(cantons)
    context = {"rows": rows, "number": len(cantons), "url": address("directory:projects")}
    return Panel("exchange/directory/parts/home_map.html", context)
