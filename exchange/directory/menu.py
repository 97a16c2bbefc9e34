"""The projects' place in the menu."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from hub.pages import menu


@menu.register("main", order=50)
def projects(request: HttpRequest) -> menu.Item:
    """The directory."""
    return menu.Item(label=_("Projets"), url=reverse("directory:projects"))
