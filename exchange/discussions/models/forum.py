"""What threads hang on."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from exchange.discussions.models.circle import Circle


class Forum(models.Model):
    """Where threads are: what the language versions of a forum's page share (`key` is their translation key), or a
    circle's own.

    The counters are kept by the services with every thread and post; nobody counts rows.
    """

    key = models.UUIDField(unique=True, null=True, editable=False)
    circle = models.OneToOneField(Circle, null=True, on_delete=models.CASCADE, related_name="forum")
    threads = models.PositiveIntegerField(default=0)
    posts = models.PositiveIntegerField(default=0)
    last_post_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=models.Q(key__isnull=False, circle__isnull=True)
                | models.Q(key__isnull=True, circle__isnull=False),
                name="forum_is_open_or_a_circles",
            ),
        ]
        verbose_name = _("forum")
        verbose_name_plural = _("forums")

    def __str__(self) -> str:
        return str(self.circle or self.key)

    @transaction.atomic
    def save(self, *args: Any, **kwargs: Any) -> None:
        super().save(*args, **kwargs)
