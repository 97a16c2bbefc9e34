"""A question and what people say to it."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from exchange.discussions.models.forum import Forum
from hub.languages.choices import Language
from hub.pages.places import address

LONGEST_TITLE = 160


class Thread(models.Model):
    """Posts under one title, numbered from 1 without gaps; `last_number` is the number of the last.

    `about` names what it hangs on: `page:<translation key>`, `project:<pk>`; empty where it hangs on nothing.
    `answer` is the post that the asker or an editor took for the answer. `summary` is what moderators keep on
    top. A held thread waits for a moderator with its first post. A thread that was merged leads to `merged_into`.
    """

    forum = models.ForeignKey(Forum, on_delete=models.CASCADE, related_name="thread_rows")
    title = models.CharField(_("titre"), max_length=LONGEST_TITLE)
    language = models.CharField(_("langue"), max_length=2, choices=Language.choices)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="threads")
    is_question = models.BooleanField(_("c’est une question"), default=True)
    about = models.CharField(max_length=80, blank=True)
    created_at = models.DateTimeField(default=timezone.now)
    last_post_at = models.DateTimeField(default=timezone.now)
    last_author = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    last_number = models.PositiveIntegerField(default=0)
    pinned = models.BooleanField(_("épinglé"), default=False)
    closed_at = models.DateTimeField(null=True, blank=True)
    answer = models.ForeignKey(
        "discussions.Post", null=True, blank=True, on_delete=models.SET_NULL, related_name="answers"
    )
    held = models.BooleanField(default=False)
    summary = models.TextField(_("résumé"), max_length=4000, blank=True)
    summary_html = models.TextField(blank=True, editable=False)
    summary_at = models.DateTimeField(null=True, blank=True)
    merged_into = models.ForeignKey("self", null=True, on_delete=models.CASCADE, related_name="doubles")
    is_example = models.BooleanField(_("exemple"), default=False)

    class Meta:
        ordering: ClassVar[list[str]] = ["-last_post_at", "-pk"]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["forum", "-last_post_at", "-id"], name="thread_of_forum"),
            models.Index(fields=["-last_post_at", "-id"], name="thread_last"),
            models.Index(fields=["about", "-last_post_at"], condition=~models.Q(about=""), name="thread_about"),
            models.Index(fields=["forum", "-last_post_at"], condition=models.Q(pinned=True), name="thread_pinned"),
        ]
        verbose_name = _("fil")
        verbose_name_plural = _("fils")

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return address("discussions:thread", self.pk)
