"""Addresses at which mail does not arrive."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class ReturnedAddress(models.Model):
    """How many mails to an address came back for good; from `stopped_at` on, notices are no longer mailed to it."""

    address = models.CharField(_("adresse"), max_length=320, unique=True)
    count = models.PositiveIntegerField(_("courriels revenus"), default=0)
    words = models.CharField(_("dernière réponse"), max_length=200, blank=True)
    last_at = models.DateTimeField(_("la dernière fois"), default=timezone.now)
    stopped_at = models.DateTimeField(_("arrêtés depuis"), null=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["-last_at", "-pk"]
        verbose_name = _("adresse injoignable")
        verbose_name_plural = _("adresses injoignables")

    def __str__(self) -> str:
        return f"{self.pk} {self.count}"
