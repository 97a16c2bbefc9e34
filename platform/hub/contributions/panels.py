"""What the workshop puts on other pages."""

from __future__ import annotations

from datetime import datetime

from django.http import HttpRequest

from hub.contributions.kinds import all_kinds
from hub.contributions.queries.drafts import works_of
from hub.pages.panels import Panel, register

MOST = 4


@register("start", order=20)
def own_texts(request: HttpRequest, since: datetime) -> Panel | None:
    """One's texts that are under way, those that wait for their author first."""
    user = request.user
    assert user.is_authenticated
    kinds = [kind for kind in all_kinds() if kind.may_start(user)]
    works = [work for work in works_of(user) if work.state != "published"]
    if not works and not kinds:
        return None
    context = {"works": works[:MOST], "more": max(0, len(works) - MOST), "kinds": kinds}
    return Panel("hub/contributions/parts/start_panel.html", context)
