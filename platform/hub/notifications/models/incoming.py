"""Mail that came in."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class IncomingMail(models.Model):
    """That a mail was seen, so that the same one posts once however often it is delivered; none of its words.

    `key` is a hash of its Message-ID, or of all of it. `answered`: a mail was written to `user` because of it.
    """

    class Outcome(models.TextChoices):
        POSTED = "posted", _("Publié")
        REFUSED = "refused", _("Non publié")

    key = models.CharField(max_length=64, unique=True)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    outcome = models.CharField(max_length=10, choices=Outcome.choices)
    answered = models.BooleanField(default=False)
    received_at = models.DateTimeField(default=timezone.now, db_index=True)

    class Meta:
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["user", "received_at"], condition=models.Q(answered=True), name="incoming_answered"),
        ]
        verbose_name = _("courriel reçu")
        verbose_name_plural = _("courriels reçus")

    def __str__(self) -> str:
        return f"{self.pk} {self.outcome}"
