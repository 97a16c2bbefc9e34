"""The operators' place in the menu."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from hub.accounts.roles import Role
from hub.pages import menu


@menu.register("account", order=90)
def operation(request: HttpRequest) -> menu.Item | None:
    """How the platform is."""
    user = request.user
    if not user.is_authenticated or not user.has_role(Role.OPERATOR):
        return None
    return menu.Item(label=_("État du service"), url=reverse("operation:index"))
