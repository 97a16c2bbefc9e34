"""What somebody is about to say."""

from __future__ import annotations

from typing import ClassVar
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from hub.languages.choices import Language


class PostDraft(models.Model):
    """A text that was not sent yet. `place` says where it would go: `forum:3`, `thread:12`, `post:55` (a change).

    `key` becomes that of the post, so that a draft is sent once only.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="post_drafts")
    place = models.CharField(max_length=40)
    key = models.UUIDField(default=uuid4)
    title = models.CharField(max_length=300, blank=True)
    text = models.TextField(blank=True)
    language = models.CharField(max_length=2, choices=Language.choices, blank=True)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["-updated_at"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["user", "place"], name="one_draft_a_place"),
        ]
        verbose_name = _("brouillon de message")
        verbose_name_plural = _("brouillons de messages")

    def __str__(self) -> str:
        return f"{self.user_id}: {self.place}"
