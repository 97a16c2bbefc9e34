"""Downloads that are made in the background."""

from __future__ import annotations

import secrets
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hub.storages import private_storage


def _key(archive: Archive, filename: str) -> str:
    return f"exports/{secrets.token_hex(16)}.zip"


class Archive(models.Model):
    """All that is one person's, in a file that only they may fetch, for some days."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="archives")
    asked_at = models.DateTimeField(default=timezone.now)
    ready_at = models.DateTimeField(null=True)
    file = models.FileField(storage=private_storage, upload_to=_key, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["-asked_at"]
        verbose_name = _("archive personnelle")

    def __str__(self) -> str:
        return f"{self.pk} ({self.asked_at:%Y-%m-%d})"
