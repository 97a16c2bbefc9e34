"""What the directory puts on other pages."""

from __future__ import annotations

from django.http import HttpRequest

from exchange.directory.queries.listing import canton_rows, public_projects
from hub.pages.panels import Panel, register
from hub.pages.places import address


@register("home", order=40)
def project_map(request: HttpRequest) -> Panel | None:
    """The cantons with their projects."""
    projects = list(public_projects().prefetch_related(None))
    if not projects:
        return None
    rows = canton_rows(projects)
    context = {"rows": rows, "number": len(projects), "url": address("directory:projects")}
    return Panel("exchange/directory/parts/home_map.html", context)
