"""A question with answers to choose from, under a post."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from exchange.discussions.models.post import Post

LONGEST_QUESTION = 200
LONGEST_OPTION = 120


class Poll(models.Model):
    """Goes wherever its post goes. `several`: one may choose more than one answer. After `closes_at` nobody votes.

    `voters` and the options' `votes` are kept by the service, so that no page counts rows.
    """

    post = models.OneToOneField(Post, on_delete=models.CASCADE, related_name="poll")
    question = models.CharField(_("question"), max_length=LONGEST_QUESTION)
    several = models.BooleanField(_("plusieurs réponses possibles"), default=False)
    closes_at = models.DateTimeField(null=True)
    voters = models.PositiveIntegerField(default=0)
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("sondage")
        verbose_name_plural = _("sondages")

    def __str__(self) -> str:
        return self.question

    @property
    def is_closed(self) -> bool:
        """Whether its time is over."""
        return self.closes_at is not None and self.closes_at <= timezone.now()


class PollOption(models.Model):
    """An answer that can be chosen."""

    poll = models.ForeignKey(Poll, on_delete=models.CASCADE, related_name="options")
    order = models.PositiveSmallIntegerField()
    text = models.CharField(max_length=LONGEST_OPTION)
    votes = models.PositiveIntegerField(default=0)

    class Meta:
        ordering: ClassVar[list[str]] = ["order", "pk"]
        verbose_name = _("réponse d’un sondage")
        verbose_name_plural = _("réponses d’un sondage")

    def __str__(self) -> str:
        return self.text


class PollVote(models.Model):
    """What somebody chose; shown to nobody but them."""

    option = models.ForeignKey(PollOption, on_delete=models.CASCADE, related_name="vote_rows")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["option", "user"], name="vote_once"),
        ]
        verbose_name = _("voix")

    def __str__(self) -> str:
        return f"{self.option_id}: {self.user_id}"
