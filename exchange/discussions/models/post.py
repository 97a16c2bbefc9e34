"""What people say."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from exchange.discussions.models.thread import Thread
from hub.languages.choices import Language
from hub.pages.places import address

LONGEST_TEXT = 20_000


class Post(models.Model):
    """One message. `number` is its place in its thread; its key is for ever, wherever it is moved.

    `html` is made of `text` when it is written. A deleted post keeps its place and loses its words. A hidden one
    (`hidden_at`) is read by its author and the moderators, with `hidden_reason`; a held one waits for a moderator.
    `key` names the form it was sent with: the same form sent twice posts once.
    """

    thread = models.ForeignKey(Thread, on_delete=models.CASCADE, related_name="posts")
    number = models.PositiveIntegerField()
    author = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="posts")
    language = models.CharField(_("langue"), max_length=2, choices=Language.choices)
    text = models.TextField(_("message"), max_length=LONGEST_TEXT)
    html = models.TextField(editable=False)
    reply_to = models.ForeignKey("self", null=True, on_delete=models.SET_NULL, related_name="replies")
    created_at = models.DateTimeField(default=timezone.now)
    edited_at = models.DateTimeField(null=True)
    version = models.PositiveSmallIntegerField(default=1)
    deleted_at = models.DateTimeField(null=True)
    hidden_at = models.DateTimeField(null=True)
    hidden_reason = models.TextField(max_length=1000, blank=True)
    held = models.BooleanField(default=False)
    useful = models.PositiveIntegerField(default=0)
    key = models.UUIDField(null=True, unique=True, editable=False)

    class Meta:
        ordering: ClassVar[list[str]] = ["number"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["thread", "number"], name="one_post_a_number"),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["thread", "created_at"], name="post_of_thread_since"),
            models.Index(fields=["author", "-created_at"], name="post_of_author"),
            models.Index(fields=["held"], condition=models.Q(held=True), name="post_held"),
        ]
        verbose_name = _("message")
        verbose_name_plural = _("messages")

    def __str__(self) -> str:
        return f"{self.thread_id}/{self.number}"

    def get_absolute_url(self) -> str:
        """The permanent link: it finds the post wherever it was moved."""
        return address("discussions:post", self.pk)

    @property
    def is_shown(self) -> bool:
        """Whether everybody who reads the thread reads it."""
        return not (self.held or self.hidden_at or self.deleted_at)


class PostVersion(models.Model):
    """What a post said before it was changed; read by its author and the moderators."""

    post = models.ForeignKey(Post, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveSmallIntegerField()
    text = models.TextField()
    language = models.CharField(max_length=2, choices=Language.choices)
    replaced_at = models.DateTimeField(default=timezone.now)
    replaced_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering: ClassVar[list[str]] = ["-number"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["post", "number"], name="one_version_a_number"),
        ]
        verbose_name = _("ancienne version d’un message")
        verbose_name_plural = _("anciennes versions des messages")

    def __str__(self) -> str:
        return f"{self.post_id}: {self.number}"


class Useful(models.Model):
    """Somebody found a post useful; who it was stays between them and the platform."""

    post = models.ForeignKey(Post, on_delete=models.CASCADE, related_name="useful_rows")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["post", "user"], name="useful_once"),
        ]
        verbose_name = _("mention «utile»")

    def __str__(self) -> str:
        return f"{self.post_id}: {self.user_id}"
