"""Pictures of projects."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey

from exchange.directory.models.project import Project
from hub.media.models import Picture


class ProjectPicture(models.Model):
    """A picture on a project's page, with the words that stand for it."""

    project = ParentalKey(Project, on_delete=models.CASCADE, related_name="pictures")
    picture = models.ForeignKey(Picture, on_delete=models.CASCADE, related_name="+", verbose_name=_("image"))
    alt = models.CharField(_("texte alternatif"), max_length=250)
    caption = models.CharField(_("légende"), max_length=250, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["pk"]
        verbose_name = _("image d’un projet")

    def __str__(self) -> str:
        return self.alt
