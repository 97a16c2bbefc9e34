"""The circles' place in the menu; the discussions themselves are a page that editors put there."""

from __future__ import annotations

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from hub.pages import menu
from hub.pages.places import address


@menu.register("account", order=30)
def circles(request: HttpRequest) -> menu.Item | None:
    """Where one talks among few."""
    if not request.user.is_authenticated:
        return None
    return menu.Item(label=_("Mes cercles"), url=address("discussions:circles"))
