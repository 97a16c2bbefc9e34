"""A training material: something to read, watch, do or hand out, and how to use it."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.models import Page
from wagtail.search import index

from hub.contributions.models import ContributedPage
from resources.materials.choices import Format, Level
from resources.materials.videos import known_video


class MaterialPage(ContributedPage):
    """One material in one language; `situations`, `audiences` and `themes` hold codes, `minutes` is how long it takes.

    What is used stands in `text`, in the attached files or behind `video_url`; whoever cannot see or hear these
    has `alternative`.
    """

    summary = models.CharField(_("en une phrase"), max_length=240, blank=True)
    use = models.TextField(_("comment l’utiliser"), blank=True)
    text = models.TextField(_("contenu"), blank=True)
    video_url = models.CharField(_("adresse de la vidéo"), max_length=200, blank=True, validators=[known_video])
    alternative = models.TextField(_("transcription ou équivalent en texte"), blank=True)
    sources = models.TextField(_("sources"), blank=True)
    made_by = models.CharField(_("réalisé par"), max_length=160, blank=True)
    situations = models.JSONField(_("situations"), default=list, blank=True)
    audiences = models.JSONField(_("pour qui"), default=list, blank=True)
    themes = models.JSONField(_("thèmes"), default=list, blank=True)
    format = models.CharField(_("format"), max_length=10, choices=Format.choices, default=Format.TEXT)
    level = models.CharField(_("niveau"), max_length=6, choices=Level.choices, default=Level.FIRST)
    minutes = models.PositiveSmallIntegerField(_("durée en minutes"), null=True, blank=True)
    is_example = models.BooleanField(_("exemple"), default=False)

    lead_name = "summary"
    section_names: ClassVar[tuple[str, ...]] = ("use", "text", "alternative", "sources")

    template = "resources/materials/material.html"
    read_with = ("owner",)
    search_fields: ClassVar[list[Any]] = [
        *Page.search_fields,
        index.SearchField("summary", boost=2),
        *[index.SearchField(name) for name in section_names],
    ]
    parent_page_types: ClassVar[list[str]] = ["materials.MaterialIndexPage"]
    subpage_types: ClassVar[list[str]] = []
    content_panels: ClassVar[list[Any]] = [
        *Page.content_panels,
        FieldPanel("summary"),
        FieldPanel("use"),
        FieldPanel("text"),
        FieldPanel("video_url"),
        FieldPanel("alternative"),
        FieldPanel("sources"),
        InlinePanel("pictures", label=_("Image")),
        InlinePanel("files", label=_("Fichier")),
    ]
    settings_panels: ClassVar[list[Any]] = [
        MultiFieldPanel(
            [FieldPanel(name) for name in ("made_by", "format", "level", "minutes", "licence")],
            heading=_("Classement"),
        ),
        FieldPanel("owner"),
        FieldPanel("confirm_by"),
        FieldPanel("is_example"),
        *ContributedPage.settings_panels,
    ]

    class Meta:
        verbose_name = _("matériel de formation")
        verbose_name_plural = _("matériel de formation")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from resources.materials.queries.material import material_context

        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        context.update(material_context(self, request))
        return context
