"""A practice: what a project did, what it changed, what did not work, and how others can take it up."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.models import Page
from wagtail.search import index

from exchange.directory.choices import Phase
from hub.contributions.models import ContributedPage


class Evidence(models.TextChoices):
    """How it is known that the practice works."""

    EXPERIENCE = "experience", _("Expérience de l’équipe")
    FIGURES = "figures", _("Chiffres suivis")
    EVALUATION = "evaluation", _("Évaluation externe")


class PracticePage(ContributedPage):
    """One practice in one language; `themes`, `cantons` and the like hold codes."""

    result = models.CharField(_("résultat en une phrase"), max_length=240, blank=True)
    situation = models.TextField(_("situation"), blank=True)
    actions = models.TextField(_("ce que nous avons fait"), blank=True)
    audience = models.TextField(_("pour qui"), blank=True)
    change = models.TextField(_("ce que cela a changé"), blank=True)
    figures = models.JSONField(_("chiffres"), default=list, blank=True)
    failures = models.TextField(_("ce qui n’a pas marché"), blank=True)
    cost = models.TextField(_("coût et temps"), blank=True)
    transfer = models.TextField(_("comment le reprendre"), blank=True)
    contact = models.TextField(_("contact"), blank=True)
    evidence = models.TextField(_("comment nous le savons"), blank=True)
    evidence_level = models.CharField(_("preuve"), max_length=12, choices=Evidence.choices, default=Evidence.EXPERIENCE)
    project = models.ForeignKey(
        "directory.Project",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="practices",
        verbose_name=_("projet"),
    )
    themes = models.JSONField(_("thèmes"), default=list, blank=True)
    cantons = models.JSONField(_("cantons"), default=list, blank=True)
    target_groups = models.JSONField(_("groupes cibles"), default=list, blank=True)
    phase = models.CharField(_("phase du projet"), max_length=12, choices=Phase.choices, default=Phase.RUNNING)
    languages = models.JSONField(_("langues de travail"), default=list, blank=True)
    is_example = models.BooleanField(_("exemple"), default=False)

    lead_name = "result"
    section_names: ClassVar[tuple[str, ...]] = (
        "situation", "actions", "audience", "change", "failures", "cost", "transfer", "evidence", "contact",
    )  # fmt: skip
    shared_names: ClassVar[tuple[str, ...]] = (
        "project", "themes", "cantons", "target_groups", "phase", "languages", "evidence_level", "licence",
    )  # fmt: skip

    template = "exchange/practices/practice.html"
    read_with = ("owner", "project")
    search_fields: ClassVar[list[Any]] = [
        *Page.search_fields,
        index.SearchField("result", boost=2),
        *[index.SearchField(name) for name in section_names],
    ]
    parent_page_types: ClassVar[list[str]] = ["practices.PracticeIndexPage"]
    subpage_types: ClassVar[list[str]] = []
    content_panels: ClassVar[list[Any]] = [
        *Page.content_panels,
        FieldPanel("result"),
        *[FieldPanel(name) for name in section_names],
        InlinePanel("pictures", label=_("Image")),
        InlinePanel("files", label=_("Fichier")),
    ]
    settings_panels: ClassVar[list[Any]] = [
        MultiFieldPanel(
            [FieldPanel("project"), FieldPanel("phase"), FieldPanel("evidence_level"), FieldPanel("licence")],
            heading=_("Classement"),
        ),
        FieldPanel("owner"),
        FieldPanel("confirm_by"),
        FieldPanel("is_example"),
        *ContributedPage.settings_panels,
    ]

    class Meta:
        verbose_name = _("pratique")
        verbose_name_plural = _("pratiques")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from exchange.practices.queries.practice import practice_context

        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        context.update(practice_context(self, request))
        return context
