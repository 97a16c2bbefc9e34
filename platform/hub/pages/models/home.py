"""The first page of each language."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page

from hub.pages import panels
from hub.pages.head import head_of
from hub.pages.models.base import BasePage


class HomePage(BasePage):
    """Shows what the rooms put there through `hub.pages.panels`: at `home_top` ahead of the question, at `home`
    after it."""

    lead = models.TextField(_("accroche"), max_length=400)
    search_hint = models.CharField(_("exemple de recherche"), max_length=120, blank=True)
    question = models.TextField(_("question ouverte"), max_length=300, blank=True)
    question_by = models.CharField(_("qui la pose"), max_length=160, blank=True)

    template = "hub/pages/home.html"
    max_count_per_parent = 1
    parent_page_types: ClassVar[list[str]] = ["wagtailcore.Page"]
    content_panels: ClassVar[list[Any]] = [
        *Page.content_panels,
        FieldPanel("lead"),
        FieldPanel("search_hint"),
        FieldPanel("question"),
        FieldPanel("question_by"),
    ]

    class Meta:
        verbose_name = _("page d’accueil")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        # What the page keeps is asked for only when it is made anew.
        context["leading"] = SimpleLazyObject(lambda: panels.panels_for("home_top", request))
        context["following"] = SimpleLazyObject(lambda: panels.panels_for("home", request))
        context["head"] = SimpleLazyObject(lambda: head_of(self, description=self.lead))
        return context
