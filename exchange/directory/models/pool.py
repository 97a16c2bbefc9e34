"""The pool: what one project has too much of, another may lack."""

from __future__ import annotations

from typing import Any, ClassVar

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from exchange.directory.models.project import Project
from exchange.directory.pool_choices import PostKind, Reason, Result, Trade
from hub.cantons.choices import Canton
from hub.languages.choices import Language
from hub.pages.places import address

MOST = 99


class PoolPost(models.Model):
    """So many free mentors or waiting mentees of a project: numbers, never who they are.

    It stands on the board until `until`; `reminded_for` is the end of which its project was told.
    """

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="pool_posts")
    kind = models.CharField(_("ce que nous avons"), max_length=8, choices=PostKind.choices)
    number = models.PositiveSmallIntegerField(
        _("combien"), validators=[MinValueValidator(1), MaxValueValidator(MOST)], default=1
    )
    canton = models.CharField(_("canton"), max_length=2, choices=Canton.choices)
    languages = models.JSONField(_("langues"), default=list)
    trade = models.CharField(_("domaine"), max_length=10, choices=Trade.choices, default=Trade.ANY)
    times = models.JSONField(_("quand"), default=list)
    godparents = models.BooleanField(_("un parrainage convient aussi"), default=False)
    until = models.DateField(_("jusqu’au"))
    line = models.CharField(_("en une ligne"), max_length=160, blank=True)
    language = models.CharField(_("langue"), max_length=2, choices=Language.choices)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    posted_at = models.DateTimeField(default=timezone.now)
    closed_at = models.DateTimeField(null=True, blank=True)
    reminded_for = models.DateField(null=True, blank=True)
    hidden_at = models.DateTimeField(_("masqué le"), null=True, blank=True, editable=False)

    class Meta:
        ordering: ClassVar[list[str]] = ["-posted_at", "-pk"]
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["until", "closed_at"])]
        verbose_name = _("annonce de la bourse")
        verbose_name_plural = _("annonces de la bourse")

    def __str__(self) -> str:
        return f"{self.project}: {self.number} {self.kind}"

    @transaction.atomic
    def save(self, *args: Any, **kwargs: Any) -> None:
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        return address("directory:pool_post", self.pk)

    @property
    def is_open(self) -> bool:
        """Whether it stands on the board today."""
        return self.closed_at is None and self.hidden_at is None and self.until >= timezone.localdate()


class PoolMatch(models.Model):
    """Two posts of different projects that fit; `why` holds the codes of what fits, as `pool_matching.Fit` has them."""

    mentors = models.ForeignKey(PoolPost, on_delete=models.CASCADE, related_name="matches_as_mentors")
    mentees = models.ForeignKey(PoolPost, on_delete=models.CASCADE, related_name="matches_as_mentees")
    why = models.JSONField(default=dict)
    score = models.PositiveSmallIntegerField()
    found_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering: ClassVar[list[str]] = ["-score", "pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["mentors", "mentees"], name="one_match_a_pair"),
        ]
        verbose_name = _("rapprochement")
        verbose_name_plural = _("rapprochements")

    def __str__(self) -> str:
        return f"{self.mentors_id} – {self.mentees_id}"


class PoolOutcome(models.Model):
    """What one side says came of a match: a figure, no names, no free words."""

    match = models.ForeignKey(PoolMatch, on_delete=models.CASCADE, related_name="outcomes")
    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="pool_outcomes")
    result = models.CharField(_("ce qui en est sorti"), max_length=8, choices=Result.choices)
    number = models.PositiveSmallIntegerField(
        _("combien de tandems"), validators=[MaxValueValidator(MOST)], default=0, blank=True
    )
    reason = models.CharField(_("pourquoi"), max_length=10, choices=Reason.choices, blank=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    recorded_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["match", "project"], name="one_outcome_a_side"),
        ]
        verbose_name = _("suite d’un rapprochement")

    def __str__(self) -> str:
        return f"{self.match_id}: {self.result}"
