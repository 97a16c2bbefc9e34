"""Tokens that were used: each opens one form once."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class SpentToken(models.Model):
    """The digest of a token that a form was sent with; kept until the token would be too old anyway."""

    digest = models.CharField(max_length=64, unique=True)
    waited = models.BooleanField(default=False)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["waited", "at"])]
        verbose_name = _("jeton utilisé")

    def __str__(self) -> str:
        return self.digest[:12]
