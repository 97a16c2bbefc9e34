"""A learning path: materials in an order, with words between them and questions to oneself."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page

from hub.pages.models import BasePage
from resources.paths.blocks import CheckStep, MaterialStep, TextStep


class PathPage(BasePage):
    """A path in one language. A step is known by its block's id, which is the same in every language."""

    lead = models.TextField(_("accroche"), max_length=400)
    steps = StreamField(
        [("material", MaterialStep()), ("text", TextStep()), ("check", CheckStep())],
        verbose_name=_("étapes"),
        max_num=40,
    )
    is_example = models.BooleanField(_("exemple"), default=False)

    template = "resources/paths/path.html"
    keeps_query = True
    parent_page_types: ClassVar[list[str]] = ["materials.MaterialIndexPage"]
    subpage_types: ClassVar[list[str]] = []
    content_panels: ClassVar[list[Any]] = [*Page.content_panels, FieldPanel("lead"), FieldPanel("steps")]
    settings_panels: ClassVar[list[Any]] = [FieldPanel("is_example"), *BasePage.settings_panels]

    class Meta:
        verbose_name = _("parcours")
        verbose_name_plural = _("parcours")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from resources.paths.queries.path import path_context

        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        context.update(path_context(self, request))
        return context
