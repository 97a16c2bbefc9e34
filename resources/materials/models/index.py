"""The catalogue of training materials in one language of the interface."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page

from hub.pages.models import BasePage


class MaterialIndexPage(BasePage):
    """Lists every material in the reader's best language."""

    lead = models.TextField(_("accroche"), max_length=400, blank=True)

    template = "resources/materials/index.html"
    keeps_query = True
    max_count_per_parent = 1
    parent_page_types: ClassVar[list[str]] = ["pages.HomePage"]
    subpage_types: ClassVar[list[str]] = ["materials.MaterialPage", "paths.PathPage"]
    content_panels: ClassVar[list[Any]] = [*Page.content_panels, FieldPanel("lead")]

    class Meta:
        verbose_name = _("catalogue du matériel de formation")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from resources.materials.queries.listing import listing_context

        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        context.update(listing_context(self, request))
        return context
