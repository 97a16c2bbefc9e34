"""The mailbox that answers come to."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class MailboxLook(models.Model):
    """The last look into the mailbox: one row. `failing_since` is set while it cannot be read; `error` says why."""

    looked_at = models.DateTimeField(null=True)
    failing_since = models.DateTimeField(null=True)
    error = models.CharField(max_length=200, blank=True)
    taken = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("relève de la boîte aux lettres")

    def __str__(self) -> str:
        return self.error or str(self.looked_at)
