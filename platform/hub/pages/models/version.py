"""The public record of what was published when."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class PublishedVersion(models.Model):
    """One publication of one page; its content is that of `revision`."""

    page = models.ForeignKey("wagtailcore.Page", on_delete=models.CASCADE, related_name="published_versions")
    number = models.PositiveIntegerField(_("numéro"))
    revision = models.ForeignKey("wagtailcore.Revision", null=True, on_delete=models.SET_NULL, related_name="+")
    content = models.JSONField(_("contenu"), default=dict, encoder=DjangoJSONEncoder)
    published_at = models.DateTimeField(_("publié le"), default=timezone.now)
    published_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    minor = models.BooleanField(_("retouche"), default=False)
    note = models.CharField(_("ce qui change"), max_length=300, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["-number"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["page", "number"], name="one_number_a_page"),
        ]
        verbose_name = _("version publiée")
        verbose_name_plural = _("versions publiées")

    def __str__(self) -> str:
        return f"{self.page_id} v{self.number}"
