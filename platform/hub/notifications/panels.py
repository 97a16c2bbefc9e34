"""What one was told, on the start page."""

from __future__ import annotations

from datetime import datetime

from django.http import HttpRequest

from hub.notifications.queries.inbox import inbox_page, unread
from hub.pages.panels import Panel, register

MOST = 4


@register("start", order=15)
def told(request: HttpRequest, since: datetime) -> Panel | None:
    """The newest notices that were not read."""
    user = request.user
    assert user.is_authenticated
    rows, _next = inbox_page(user, only_new=True)
    if not rows:
        return None
    return Panel("hub/notifications/start_panel.html", {"rows": rows[:MOST], "number": unread(user)})
