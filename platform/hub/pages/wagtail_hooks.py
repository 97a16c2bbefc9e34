"""What pages bring to the administration."""

from __future__ import annotations

from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from hub.pages.views.translations import translations


@hooks.register("register_admin_urls")
def translations_url() -> list[URLPattern]:
    """The states of all translations; Wagtail lets in only who may enter the administration."""
    return [path("translations/", translations, name="translation_states")]


@hooks.register("register_admin_menu_item")
def translations_item() -> MenuItem:
    """Beside the pages."""
    return MenuItem(_("Traductions"), reverse("translation_states"), icon_name="globe", order=150)
