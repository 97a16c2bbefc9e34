"""When somebody was here."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Visit(models.Model):
    """A person's present or last visit: `seen_at` is its last moment, `since` the last moment of the one before."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, primary_key=True, related_name="start_visit"
    )
    since = models.DateTimeField()
    seen_at = models.DateTimeField()

    class Meta:
        verbose_name = _("visite")
        verbose_name_plural = _("visites")

    def __str__(self) -> str:
        return f"{self.user_id} {self.seen_at}"
