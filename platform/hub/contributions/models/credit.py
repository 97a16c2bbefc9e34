"""Whose words went into a page that they do not write."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Credit(models.Model):
    """A person who is named on a page, in every language version of it, as what they said elsewhere went into it.

    They were not asked before, so they may say no: `declined_at`. The row stays, or the next words of theirs would
    name them again.
    """

    page = models.ForeignKey("wagtailcore.Page", on_delete=models.CASCADE, related_name="credits")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="credits")
    given_at = models.DateTimeField(default=timezone.now)
    declined_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["given_at", "pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["page", "user"], name="credit_once"),
        ]
        verbose_name = _("mention d’une personne citée")
        verbose_name_plural = _("mentions de personnes citées")

    def __str__(self) -> str:
        return f"{self.user_id} → {self.page_id}"
