"""What people follow."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Subscription(models.Model):
    """Somebody follows a subject (`thread:12`, `theme:organisation`), or wants to hear no more of it (`muted`).

    Muting is stronger than following: who mutes a thread hears nothing of it, also through the forum they follow.
    """

    class Level(models.TextChoices):
        WATCHING = "watching", _("Suivi")
        MUTED = "muted", _("Mis en sourdine")

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="subscriptions")
    subject = models.CharField(max_length=80)
    level = models.CharField(max_length=10, choices=Level.choices, default=Level.WATCHING)
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering: ClassVar[list[str]] = ["-created_at", "-pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["subject", "user"], name="one_subscription_a_subject"),
        ]
        verbose_name = _("abonnement")
        verbose_name_plural = _("abonnements")

    def __str__(self) -> str:
        return f"{self.user_id}: {self.subject}"
