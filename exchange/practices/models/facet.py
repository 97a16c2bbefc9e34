"""By what published practices can be filtered."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _


class Facet(models.Model):
    """One value of one published practice, kept in line with it at each publication.

    Filters and their counts are read from here: an index serves them on every database.
    """

    class Kind(models.TextChoices):
        THEME = "theme", _("Thème")
        CANTON = "canton", _("Canton")
        TARGET_GROUP = "target", _("Groupe cible")
        PHASE = "phase", _("Phase")
        LANGUAGE = "language", _("Langue")

    page = models.ForeignKey("practices.PracticePage", on_delete=models.CASCADE, related_name="facets")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    value = models.CharField(max_length=40)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["page", "kind", "value"], name="facet_once"),
        ]
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["kind", "value", "page"])]

    def __str__(self) -> str:
        return f"{self.page_id} {self.kind}={self.value}"
