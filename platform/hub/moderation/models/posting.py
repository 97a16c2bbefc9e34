"""How much somebody wrote lately: no words, only when, and a digest that tells the same text again."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Posting(models.Model):
    """One piece that was let through or held; kept for a month."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    digest = models.CharField(max_length=64, blank=True)

    class Meta:
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["user", "at"]),
            models.Index(fields=["digest", "at"]),
        ]
        verbose_name = _("envoi")

    def __str__(self) -> str:
        return f"{self.user_id} {self.at}"
