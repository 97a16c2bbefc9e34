"""How far somebody came on a path; for themselves alone."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class StepDone(models.Model):
    """A person ticked a step of the path with this translation key; nobody else sees it."""

    path_key = models.UUIDField()
    step = models.UUIDField()
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="steps_done")
    done_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["person", "path_key", "step"], name="step_done_once"),
        ]
        verbose_name = _("étape faite")
        verbose_name_plural = _("étapes faites")

    def __str__(self) -> str:
        return f"{self.path_key} {self.step}"
