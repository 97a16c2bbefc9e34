"""“Used it”: how a material fared with those who took it along."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hub.languages.choices import Language

NOTE_MAX = 240


class Use(models.Model):
    """Somebody used a material, and may say in a line how it went.

    It belongs to the material in all its languages (`material_key` is their `translation_key`). `cantons` are those
    where the person is active, noted at once: what authors see is counted without persons.
    """

    material_key = models.UUIDField(db_index=True)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="used")
    cantons = models.JSONField(_("cantons"), default=list, blank=True)
    note = models.CharField(_("comment cela s’est passé"), max_length=NOTE_MAX, blank=True)
    language = models.CharField(_("langue"), max_length=2, choices=Language.choices)
    used_at = models.DateTimeField(_("utilisé le"), default=timezone.now)
    noted_at = models.DateTimeField(null=True, blank=True, editable=False)
    hidden_at = models.DateTimeField(_("masqué le"), null=True, blank=True, editable=False)

    class Meta:
        ordering: ClassVar[list[str]] = ["-used_at", "-pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["material_key", "person"], name="one_use_a_person"),
        ]
        verbose_name = _("utilisation")
        verbose_name_plural = _("utilisations")

    def __str__(self) -> str:
        return f"{self.material_key} ({self.used_at:%Y-%m-%d})"
