"""The inbox's place in the menu."""

from __future__ import annotations

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from hub.notifications.queries.inbox import unread
from hub.pages import menu
from hub.pages.places import address


@menu.register("account", order=3)
def inbox(request: HttpRequest) -> menu.Item | None:
    """What is new for the person, and how much."""
    if not request.user.is_authenticated:
        return None
    return menu.Item(label=_("Messages"), url=address("notifications:inbox"), count=unread(request.user))
