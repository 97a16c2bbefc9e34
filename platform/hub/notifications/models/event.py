"""What happened, before anybody is told."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Event(models.Model):
    """One row written with the deed, however many follow; the worker spreads it afterwards.

    `target` is what happened (`post:55`), `subjects` what it happened to, `addressed` the keys of the people it is
    meant for, who hear of it as `addressed_kind`; those `without` hear nothing of it. `reached` is the key of the last
    follower that was told.
    """

    kind = models.CharField(max_length=60)
    addressed_kind = models.CharField(max_length=60, blank=True)
    target = models.CharField(max_length=80)
    subjects = models.JSONField(default=list)
    addressed = models.JSONField(default=list)
    without = models.JSONField(default=list)
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    created_at = models.DateTimeField(default=timezone.now)
    reached = models.BigIntegerField(default=-1)
    done_at = models.DateTimeField(null=True)

    class Meta:
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["created_at"], condition=models.Q(done_at=None), name="event_to_spread"),
        ]
        verbose_name = _("événement")
        verbose_name_plural = _("événements")

    def __str__(self) -> str:
        return f"{self.kind} {self.target}"
