"""How far people have read."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from exchange.discussions.models.forum import Forum
from exchange.discussions.models.thread import Thread


class ThreadMark(models.Model):
    """Up to which number somebody has read a thread."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    thread = models.ForeignKey(Thread, on_delete=models.CASCADE, related_name="marks")
    number = models.PositiveIntegerField(default=0)
    read_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["user", "thread"], name="one_mark_a_thread"),
        ]
        verbose_name = _("signet de lecture")

    def __str__(self) -> str:
        return f"{self.user_id}: {self.thread_id}/{self.number}"


class ForumMark(models.Model):
    """Until when everything in a forum counts as read for somebody; without one, until they joined the platform."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    forum = models.ForeignKey(Forum, on_delete=models.CASCADE, related_name="marks")
    until = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["user", "forum"], name="one_mark_a_forum"),
        ]
        verbose_name = _("signet de forum")

    def __str__(self) -> str:
        return f"{self.user_id}: {self.forum_id}"
