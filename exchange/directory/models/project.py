"""Mentoring projects."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models, transaction
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel

from exchange.directory.choices import Phase
from hub.languages.choices import FALLBACK_ORDER, Language
from hub.pages.places import address


class Project(ClusterableModel):
    """A mentoring project; its name is the same in every language, its texts stand in `ProjectText`.

    A double that was merged stays as a row that nobody sees (`merged_into`): its address leads to the other, and what
    it said of itself is not lost. `version` counts the saves, so that nobody overwrites what they have not read.
    """

    name = models.CharField(_("nom"), max_length=120)
    slug = models.SlugField(_("adresse"), max_length=80, unique=True)
    cantons = models.JSONField(_("cantons"), default=list)
    languages = models.JSONField(_("langues de travail"), default=list, blank=True)
    target_groups = models.JSONField(_("groupes cibles"), default=list, blank=True)
    phase = models.CharField(_("phase"), max_length=12, choices=Phase.choices, default=Phase.RUNNING)
    themes = models.JSONField(_("thèmes"), default=list, blank=True)
    places = models.CharField(_("lieux"), max_length=300, blank=True)
    since = models.PositiveSmallIntegerField(_("depuis"), null=True, blank=True)
    ended = models.PositiveSmallIntegerField(_("terminé en"), null=True, blank=True)
    heir = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="inherited",
        verbose_name=_("continué par"),
    )
    contact_email = models.EmailField(
        _("adresse de contact"),
        blank=True,
        help_text=_("N’est jamais montrée : la plateforme y transmet les messages."),
    )
    merged_into = models.ForeignKey("self", null=True, editable=False, on_delete=models.CASCADE, related_name="doubles")
    version = models.PositiveIntegerField(default=1, editable=False)
    updated_at = models.DateTimeField(auto_now=True)
    is_example = models.BooleanField(_("exemple"), default=False)

    class Meta:
        ordering: ClassVar[list[str]] = ["name"]
        verbose_name = _("projet")
        verbose_name_plural = _("projets")

    def __str__(self) -> str:
        return self.name

    @transaction.atomic
    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            self.version += 1
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        return address("directory:project", self.slug)

    def text(self, language: str | None = None) -> ProjectText | None:
        """The project's texts in `language` (the active one by default) or the nearest there is."""
        found = {text.language: text for text in self.texts.all()}
        order = FALLBACK_ORDER.get(language or (get_language() or "fr")[:2], FALLBACK_ORDER["fr"])
        return next((found[code] for code in order if code in found), None)


class ProjectText(models.Model):
    """What a project says of itself in one language."""

    project = ParentalKey(Project, on_delete=models.CASCADE, related_name="texts")
    language = models.CharField(_("langue"), max_length=2, choices=Language.choices)
    summary = models.CharField(_("en une phrase"), max_length=240)
    description = models.TextField(_("description"), blank=True, help_text=_("En Markdown."))
    partners = models.CharField(_("partenaires"), max_length=400, blank=True)
    funding = models.CharField(_("financement"), max_length=400, blank=True)
    offers = models.TextField(_("ce que nous offrons"), max_length=1500, blank=True)
    seeks = models.TextField(_("ce que nous cherchons"), max_length=1500, blank=True)
    legacy = models.TextField(_("ce qui continue"), max_length=1500, blank=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["project", "language"], name="one_text_a_language"),
        ]
        verbose_name = _("texte du projet")

    def __str__(self) -> str:
        return f"{self.project_id} ({self.language})"

    @transaction.atomic
    def save(self, *args: Any, **kwargs: Any) -> None:
        self.full_clean(exclude=["project"])
        super().save(*args, **kwargs)
