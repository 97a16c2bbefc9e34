"""“We took this up”: the trail of a practice through other projects."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hub.languages.choices import Language


class Adoption(models.Model):
    """A project took up a practice: what it changed and what came of it.

    It belongs to the practice in all its languages (`practice_key` is their `translation_key`).
    """

    practice_key = models.UUIDField(db_index=True, default=uuid.uuid4)
    project = models.ForeignKey("directory.Project", on_delete=models.CASCADE, related_name="adoptions")
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="adoptions"
    )
    language = models.CharField(_("langue"), max_length=2, choices=Language.choices)
    changed = models.TextField(_("ce que nous avons changé"), max_length=3000)
    outcome = models.TextField(_("ce qui en est sorti"), max_length=3000, blank=True)
    adopted_on = models.DateField(_("repris le"), default=timezone.localdate)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    updated_at = models.DateTimeField(auto_now=True)
    hidden_at = models.DateTimeField(_("masqué le"), null=True, blank=True, editable=False)

    class Meta:
        ordering: ClassVar[list[str]] = ["adopted_on", "pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["practice_key", "project"], name="one_adoption_a_project"),
        ]
        verbose_name = _("reprise")
        verbose_name_plural = _("reprises")

    def __str__(self) -> str:
        return f"{self.project} ({self.adopted_on})"
