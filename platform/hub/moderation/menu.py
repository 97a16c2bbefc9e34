"""The moderation's place in the menu."""

from __future__ import annotations

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from hub.accounts.rules import is_strong
from hub.pages import menu
from hub.pages.places import address


@menu.register("account", order=65)
def trail(request: HttpRequest) -> menu.Item | None:
    """What was done to whose content, for who curates."""
    if not is_strong(request.user):
        return None
    return menu.Item(label=_("Journal de la modération"), url=address("moderation:trail"))
