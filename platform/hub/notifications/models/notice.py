"""What somebody was told, or is to be told."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hub.notifications.models.event import Event


class Notice(models.Model):
    """An event for one person, once. It holds no words: they are asked for when it is shown, of who may read them then.

    `subject` is what they follow that brought it, empty where it is meant for them. `mail_at` is when a mail may
    tell of it, None where none does; `in_digest` puts it together with others. `mailed_at` is when it was.
    """

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="notices")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="notices")
    kind = models.CharField(max_length=60)
    target = models.CharField(max_length=80)
    subject = models.CharField(max_length=80, blank=True)
    created_at = models.DateTimeField(default=timezone.now)
    read_at = models.DateTimeField(null=True)
    in_digest = models.BooleanField(default=False)
    mail_at = models.DateTimeField(null=True)
    mailed_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["-pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["event", "user"], name="one_notice_an_event"),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["user", "-id"], name="notice_of_person"),
            models.Index(fields=["user"], condition=models.Q(read_at=None), name="notice_unread"),
            models.Index(
                fields=["mail_at", "user"],
                condition=models.Q(mailed_at=None, mail_at__isnull=False),
                name="notice_to_mail",
            ),
        ]
        verbose_name = _("avis")
        verbose_name_plural = _("avis")

    def __str__(self) -> str:
        return f"{self.user_id}: {self.kind} {self.target}"
