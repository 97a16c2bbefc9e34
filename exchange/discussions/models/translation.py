"""What a post says in another language."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from exchange.discussions.models.post import LONGEST_TEXT, Post
from hub.languages.choices import Language


class TranslationManager(models.Manager["PostTranslation"]):
    """Translations, and those that say what their post says now."""

    def current(self) -> models.QuerySet[PostTranslation]:
        """Those that were made of what the post says now."""
        return self.filter(version=models.F("post__version"))


class PostTranslation(models.Model):
    """`version` is that of the post it was made from.

    Where the post says something else since, the translation is outdated, and only its translator, the post's author
    and the moderators see it, to bring it up to date: it may still say what the author took out.

    `machine`: nobody has looked at it yet. It goes with its post, and is read by whoever reads that.
    """

    objects = TranslationManager()

    post = models.ForeignKey(Post, on_delete=models.CASCADE, related_name="translations")
    language = models.CharField(_("langue"), max_length=2, choices=Language.choices)
    text = models.TextField(max_length=LONGEST_TEXT)
    html = models.TextField(editable=False)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    machine = models.BooleanField(default=False)
    version = models.PositiveSmallIntegerField()
    made_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["post", "language"], name="one_translation_a_language"),
        ]
        verbose_name = _("traduction d’un message")
        verbose_name_plural = _("traductions de messages")

    def __str__(self) -> str:
        return f"{self.post_id}: {self.language}"
