"""Forums, as the editors name, order, translate and describe them. What is said in them is no page."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page
from wagtail_localize.fields import SynchronizedField

from hub.pages.models import BasePage


class DiscussionIndexPage(BasePage):
    """All forums in the editors' order, the reader's circles, and what was said last."""

    lead = models.TextField(_("accroche"), max_length=400, blank=True)

    template = "exchange/discussions/index.html"
    max_count_per_parent = 1
    parent_page_types: ClassVar[list[str]] = ["pages.HomePage"]
    subpage_types: ClassVar[list[str]] = ["discussions.ForumPage"]
    content_panels: ClassVar[list[Any]] = [*Page.content_panels, FieldPanel("lead")]

    class Meta:
        verbose_name = _("page des discussions")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from exchange.discussions.queries.index import index_context

        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        context.update(index_context(self, request))
        return context


class ForumPage(BasePage):
    """A forum in one language; its threads hang on the `Forum` that all languages share.

    `theme` is the code of the theme that the forum belongs to; empty where it stands alone.
    """

    lead = models.TextField(_("accroche"), max_length=400)
    intro = models.TextField(
        _("avant d’écrire"), blank=True, help_text=_("En Markdown : ce qui a sa place ici, et ce qui n’en a pas.")
    )
    theme = models.CharField(
        _("thème"), max_length=40, blank=True, help_text=_("Le code du thème, le même dans toutes les langues.")
    )

    template = "exchange/discussions/forum.html"
    keeps_query = True
    override_translatable_fields: ClassVar[list[Any]] = [SynchronizedField("theme", overridable=False)]
    parent_page_types: ClassVar[list[str]] = ["discussions.DiscussionIndexPage"]
    subpage_types: ClassVar[list[str]] = []
    content_panels: ClassVar[list[Any]] = [
        *Page.content_panels,
        FieldPanel("lead"),
        FieldPanel("intro"),
        FieldPanel("theme"),
    ]

    class Meta:
        verbose_name = _("forum")
        verbose_name_plural = _("forums")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from exchange.discussions.queries.forum_page import forum_context

        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        context.update(forum_context(self, request))
        return context
