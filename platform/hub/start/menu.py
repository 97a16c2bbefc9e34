"""The start page's place in the menu."""

from __future__ import annotations

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from hub.pages import menu
from hub.pages.places import address


@menu.register("account", order=1)
def start(request: HttpRequest) -> menu.Item | None:
    """Where somebody begins who is logged in."""
    return menu.Item(label=_("Mon accueil"), url=address("start:start")) if request.user.is_authenticated else None
