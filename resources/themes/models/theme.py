"""The themes under which everything on the platform is ordered."""

from __future__ import annotations

from typing import Any, ClassVar

from django.core.validators import RegexValidator
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail_localize.fields import SynchronizedField

from hub.pages.models import BasePage
from resources.themes.blocks import QuestionBlock


class ThemeIndexPage(BasePage):
    """All themes, in the editors' order."""

    lead = models.TextField(_("accroche"), max_length=400, blank=True)

    template = "resources/themes/index.html"
    max_count_per_parent = 1
    parent_page_types: ClassVar[list[str]] = ["pages.HomePage"]
    subpage_types: ClassVar[list[str]] = ["themes.ThemePage"]
    content_panels: ClassVar[list[Any]] = [*Page.content_panels, FieldPanel("lead")]

    class Meta:
        verbose_name = _("page des thèmes")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from resources.themes.queries.pages import index_context

        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        context.update(index_context(self, request))
        return context


class ThemePage(BasePage):
    """A theme: its question of 2016, what was answered then, and what practice has answered since.

    `code` is the same in every language; what is filed under a theme refers to it by this code.
    """

    code = models.CharField(
        _("code"),
        max_length=40,
        validators=[RegexValidator(r"^[a-z][a-z0-9-]*$", _("Minuscules, chiffres et traits d’union seulement."))],
        help_text=_("Le même dans toutes les langues ; les pratiques s’y réfèrent."),
    )
    hue = models.PositiveSmallIntegerField(
        _("teinte"), default=1, choices=[(number, str(number)) for number in range(1, 6)]
    )
    question = models.CharField(_("question de 2016"), max_length=240)
    lead = models.TextField(_("accroche"), max_length=400)
    intro = models.TextField(_("introduction"), help_text=_("En Markdown."))
    questions = StreamField(
        [("question", QuestionBlock())], blank=True, verbose_name=_("questions et réponses de 2016")
    )

    template = "resources/themes/theme.html"
    # A translation that had a code of its own would file nothing under the theme.
    override_translatable_fields: ClassVar[list[Any]] = [
        SynchronizedField("code", overridable=False),
        SynchronizedField("hue", overridable=False),
    ]
    parent_page_types: ClassVar[list[str]] = ["themes.ThemeIndexPage"]
    subpage_types: ClassVar[list[str]] = []
    content_panels: ClassVar[list[Any]] = [
        *Page.content_panels,
        FieldPanel("code"),
        FieldPanel("hue"),
        FieldPanel("question"),
        FieldPanel("lead"),
        FieldPanel("intro"),
        FieldPanel("questions"),
    ]

    class Meta:
        verbose_name = _("thème")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from resources.themes.queries.pages import theme_context

        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        context.update(theme_context(self, request))
        return context
