"""What a discussion has grown into."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from exchange.discussions.models.thread import Thread


class Harvest(models.Model):
    """A page was begun with what was said in a thread; `page_key` is the translation key of the page."""

    thread = models.ForeignKey(Thread, on_delete=models.CASCADE, related_name="harvests")
    page_key = models.UUIDField()
    user = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering: ClassVar[list[str]] = ["at", "pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["page_key", "thread"], name="one_harvest_a_page"),
        ]
        verbose_name = _("texte né d’une discussion")
        verbose_name_plural = _("textes nés de discussions")

    def __str__(self) -> str:
        return f"{self.thread_id} → {self.page_key}"
