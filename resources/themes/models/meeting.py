"""The page on the meeting of 17 March 2016."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page

from hub.pages.models import BasePage


class MeetingPage(BasePage):
    """What the meeting found, workshop by workshop; the questions come from the themes."""

    lead = models.TextField(_("accroche"), max_length=400)
    intro = models.TextField(_("introduction"), help_text=_("En Markdown."))
    outro = models.TextField(_("suite donnée"), blank=True, help_text=_("En Markdown."))

    template = "resources/themes/meeting.html"
    content_panels: ClassVar[list[Any]] = [
        *Page.content_panels,
        FieldPanel("lead"),
        FieldPanel("intro"),
        FieldPanel("outro"),
    ]

    class Meta:
        verbose_name = _("page de la rencontre")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from resources.themes.queries.pages import meeting_context

        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        context.update(meeting_context(self, request))
        return context
