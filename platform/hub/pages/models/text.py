"""Pages of plain text: about, help, legal."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page

from hub.pages.head import head_of
from hub.pages.models.base import BasePage
from hub.pages.notice import notice_of
from hub.text.markdown import to_html


class TextPage(BasePage):
    """A title, a lead and a text in Markdown."""

    lead = models.TextField(_("accroche"), max_length=400, blank=True)
    body = models.TextField(_("texte"), help_text=_("En Markdown."))
    in_footer = models.BooleanField(_("au pied de page"), default=False)

    template = "hub/pages/text.html"
    content_panels: ClassVar[list[Any]] = [
        *Page.content_panels,
        FieldPanel("lead"),
        FieldPanel("body"),
        FieldPanel("in_footer"),
    ]

    class Meta:
        verbose_name = _("page de texte")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        # The page has one heading above these, not two as a section has.
        context["body_html"] = SafeString(to_html(self.body).replace("h3>", "h2>").replace("h4>", "h3>"))
        context["notice"] = notice_of(self, (get_language() or "fr")[:2])
        context["head"] = head_of(self, description=self.lead)
        return context
