"""The outbox: what changed and is not yet in the search."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Change(models.Model):
    """An object that changed, written in the transaction of the change.

    `narrows` says that fewer people may read it than before: until the index knows, the search leaves it out.
    """

    source = models.CharField(max_length=40)
    object_id = models.BigIntegerField()
    narrows = models.BooleanField(default=False)
    noted_at = models.DateTimeField(default=timezone.now)

    class Meta:
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["source", "object_id"], condition=models.Q(narrows=True), name="narrowing_changes"),
        ]
        verbose_name = _("changement à indexer")
        verbose_name_plural = _("changements à indexer")

    def __str__(self) -> str:
        return f"{self.source} {self.object_id}"
