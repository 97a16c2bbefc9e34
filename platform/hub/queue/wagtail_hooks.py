"""The administration's menu and first page, arranged for editors."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component

from hub.queue.registry import sources

# Editors come for pages, media, projects and people; the rest stands under settings or is not used here.
ORDER = {"explorer": 100, "images": 300, "documents": 310, "reports": 400, "settings": 900, "help": 950}
NOT_USED = ("help",)


@hooks.register("register_admin_menu_item")
def queue_item() -> MenuItem:
    """The queue, first of all."""
    return MenuItem(_("File d’attente"), reverse("queue:index"), icon_name="tasks", order=1)


@hooks.register("construct_main_menu")
def arrange(request: HttpRequest, menu_items: list[MenuItem]) -> None:
    """Order what is there and take away what leads nowhere for editors."""
    menu_items[:] = [item for item in menu_items if item.name not in NOT_USED]
    for item in menu_items:
        item.order = ORDER.get(item.name, item.order)
    menu_items.sort(key=lambda item: item.order)


class WaitingPanel(Component):
    """What waits, with counts and links, on the administration's first page."""

    name = "waiting"
    template_name = "hub/queue/admin_panel.html"
    order = 10

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        user = parent_context["request"].user
        return {"counts": [(source, source.count(user)) for source in sources()], "url": reverse("queue:index")}


@hooks.register("construct_homepage_panels")
def waiting_first(request: HttpRequest, panels: list[Any]) -> None:
    """The queue's counts instead of Wagtail's summary."""
    panels.insert(0, WaitingPanel())


@hooks.register("insert_global_admin_css")
def admin_look() -> str:
    """The platform's accent in the administration."""
    return format_html('<link rel="stylesheet" href="{}">', static("css/admin.css"))
