"""What waits for an editor, on the start page."""

from __future__ import annotations

from datetime import datetime

from django.http import HttpRequest

from hub.accounts.roles import Role
from hub.pages.panels import Panel, register
from hub.queue.registry import sources


@register("start", order=10)
def waiting(request: HttpRequest, since: datetime) -> Panel | None:
    """How much of each kind waits, and the way there."""
    user = request.user
    if not user.is_authenticated or not user.has_role(Role.EDITOR, Role.OPERATOR):
        return None
    rows = [(source.label, source.count(user)) for source in sources()]
    return Panel("hub/queue/start_panel.html", {"rows": [row for row in rows if row[1]]})
