"""What is known of a page beside its content."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class PageRecord(models.Model):
    """How often a page's content was published, and what a translation was made from.

    `content_version` counts the publications that changed the content; a publication marked as minor does not
    count, so translations made from the version before stay current. `based_on_version` is the source's
    `content_version` that a translation renders; 0 for a source.
    """

    page = models.OneToOneField("wagtailcore.Page", primary_key=True, on_delete=models.CASCADE, related_name="record")
    content_version = models.PositiveIntegerField(default=0)
    based_on_version = models.PositiveIntegerField(default=0)
    machine = models.BooleanField(_("traduction automatique"), default=False)
    is_source = models.BooleanField(default=True)

    class Meta:
        verbose_name = _("fiche de page")
        verbose_name_plural = _("fiches de page")

    def __str__(self) -> str:
        return f"{self.page_id}: {self.content_version}"
