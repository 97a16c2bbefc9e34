"""The workshop's place in the menu."""

from __future__ import annotations

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from hub.accounts.roles import Role
from hub.pages import menu
from hub.pages.places import address


@menu.register("account", order=10)
def workshop(request: HttpRequest) -> menu.Item | None:
    """Drafts and what became of them, for who writes."""
    user = request.user
    if not user.is_authenticated or not user.has_role(Role.PROJECT_LEADER, Role.MENTOR, Role.EDITOR, Role.OPERATOR):
        return None
    return menu.Item(label=_("Mon atelier"), url=address("contributions:workshop"))
