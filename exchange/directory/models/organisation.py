"""Partner organisations and authorities, and what they do for whom."""

from __future__ import annotations

from typing import Any, ClassVar

from django.core.validators import URLValidator
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel

from exchange.directory.models.project import Project
from hub.languages.choices import FALLBACK_ORDER, Language
from hub.pages.places import address


class Organisation(ClusterableModel):
    """An authority, a foundation, a firm, an association: its name is its own, its texts stand in four languages."""

    class Kind(models.TextChoices):
        CONFEDERATION = "confederation", _("Confédération")
        CANTON = "canton", _("Canton")
        COMMUNE = "commune", _("Commune")
        REGULAR = "regular", _("Structure ordinaire")
        FOUNDATION = "foundation", _("Fondation")
        COMPANY = "company", _("Entreprise")
        ASSOCIATION = "association", _("Association ou œuvre d’entraide")
        SCHOOL = "school", _("École")

    name = models.CharField(_("nom"), max_length=160)
    slug = models.SlugField(_("adresse"), max_length=80, unique=True)
    kind = models.CharField(_("genre"), max_length=14, choices=Kind.choices)
    cantons = models.JSONField(_("cantons"), default=list, blank=True)
    website = models.CharField(
        _("site"), max_length=200, blank=True, validators=[URLValidator(schemes=("http", "https"))]
    )
    is_example = models.BooleanField(_("exemple"), default=False)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["name"]
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")

    def __str__(self) -> str:
        return self.name

    @transaction.atomic
    def save(self, *args: Any, **kwargs: Any) -> None:
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        return address("directory:organisation", self.slug)

    def text(self, language: str | None = None) -> OrganisationText | None:
        """What it does in `language` (the active one by default) or the nearest there is."""
        found = {text.language: text for text in self.texts.all()}
        order = FALLBACK_ORDER.get(language or (get_language() or "fr")[:2], FALLBACK_ORDER["fr"])
        return next((found[code] for code in order if code in found), None)


class OrganisationText(models.Model):
    """What an organisation does for mentoring, in one language."""

    organisation = ParentalKey(Organisation, on_delete=models.CASCADE, related_name="texts")
    language = models.CharField(_("langue"), max_length=2, choices=Language.choices)
    summary = models.CharField(_("en une phrase"), max_length=240)
    approach = models.TextField(_("comment l’aborder"), max_length=1500, blank=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["organisation", "language"], name="one_organisation_text_a_language"),
        ]
        verbose_name = _("texte de l’organisation")

    def __str__(self) -> str:
        return f"{self.organisation_id} ({self.language})"


class Engagement(models.Model):
    """What an organisation does for a project, or, without a project, for any project of its kind."""

    class Part(models.TextChoices):
        PILOTS = "pilots", _("Finance des projets pilotes")
        FINANCES = "finances", _("Cofinance durablement")
        REGULAR = "regular", _("Structure ordinaire")
        REFERS = "refers", _("Adresse des mentees")
        OPENS = "opens", _("Ouvre stages et places")
        TRAINS = "trains", _("Forme")
        SUPPORTS = "supports", _("Soutient politiquement")

    organisation = ParentalKey(Organisation, on_delete=models.CASCADE, related_name="engagements")
    project = models.ForeignKey(
        Project, null=True, blank=True, on_delete=models.CASCADE, related_name="engagements", verbose_name=_("projet")
    )
    part = models.CharField(_("rôle"), max_length=10, choices=Part.choices)
    since = models.PositiveSmallIntegerField(_("depuis"), null=True, blank=True)
    until = models.PositiveSmallIntegerField(_("jusqu’en"), null=True, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["part", "pk"]
        verbose_name = _("rôle d’une organisation")

    def __str__(self) -> str:
        return f"{self.organisation}: {self.part}"

    @property
    def is_over(self) -> bool:
        """Whether it ended in an earlier year."""
        return bool(self.until and self.until < timezone.localdate().year)
