"""What the indexer knows of its work, for those who look from another process."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class IndexState(models.Model):
    """An engine by its name, "meaning" for the embeddings, or "content" for what stands before all engines.

    `failing_since` is empty while it works; `error` and `error_at` stay when it works again. `differences` is what the
    check of `checked_at` found, and had mended; `check_asked` (of "content") asks the indexer for another one.
    """

    name = models.CharField(max_length=20, primary_key=True)
    entries = models.PositiveBigIntegerField(default=0)
    vectors = models.PositiveBigIntegerField(default=0)
    octets = models.PositiveBigIntegerField(default=0)
    cursor = models.BigIntegerField(default=0)
    seen_at = models.DateTimeField(null=True)
    failing_since = models.DateTimeField(null=True)
    error = models.CharField(max_length=300, blank=True)
    error_at = models.DateTimeField(null=True)
    checked_at = models.DateTimeField(null=True)
    differences = models.PositiveIntegerField(default=0)
    check_asked = models.BooleanField(default=False)

    class Meta:
        verbose_name = _("état de l’index")
        verbose_name_plural = _("états de l’index")

    def __str__(self) -> str:
        return self.name
