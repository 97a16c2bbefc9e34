"""The queue's place in the menu."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from hub.accounts.roles import Role
from hub.pages import menu
from hub.queue.registry import waiting


@menu.register("account", order=5)
def queue(request: HttpRequest) -> menu.Item | None:
    """What waits for an editor, and how much."""
    user = request.user
    if not user.is_authenticated or not user.has_role(Role.EDITOR, Role.OPERATOR):
        return None
    return menu.Item(label=_("File d’attente"), url=reverse("queue:index"), count=waiting(user))
