"""By what published materials can be filtered."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _


class Facet(models.Model):
    """One value of one published material, kept in line with it at each publication.

    Every language version of a text holds all the languages that it exists in: whoever asks for German finds it
    whichever of them they read.
    """

    class Kind(models.TextChoices):
        SITUATION = "situation", _("Situation")
        AUDIENCE = "audience", _("Pour qui")
        FORMAT = "format", _("Format")
        DURATION = "duration", _("Durée")
        LEVEL = "level", _("Niveau")
        LANGUAGE = "language", _("Langue")
        THEME = "theme", _("Thème")
        LICENCE = "licence", _("Licence")

    page = models.ForeignKey("materials.MaterialPage", on_delete=models.CASCADE, related_name="facets")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    value = models.CharField(max_length=40)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["page", "kind", "value"], name="material_facet_once"),
        ]
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["kind", "value", "page"])]

    def __str__(self) -> str:
        return f"{self.page_id} {self.kind}={self.value}"
