"""What moderators have to decide, and what they decided."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hub.languages.choices import Language
from hub.moderation.choices import Deed, Reason


class Case(models.Model):
    """One piece of content that was reported or is held; it opens again with the next report."""

    class State(models.TextChoices):
        OPEN = "open", _("À décider")
        CLOSED = "closed", _("Décidé")

    kind = models.CharField(_("genre"), max_length=30)
    object_id = models.PositiveBigIntegerField()
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="moderation_cases"
    )
    state = models.CharField(_("état"), max_length=6, choices=State.choices, default=State.OPEN)
    held = models.BooleanField(_("retenu avant publication"), default=False)
    held_why = models.JSONField(_("pourquoi"), default=list, blank=True)
    urgent = models.BooleanField(_("urgent"), default=False)
    taken_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    opened_at = models.DateTimeField(_("ouvert le"), default=timezone.now)
    closed_at = models.DateTimeField(_("décidé le"), null=True, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["opened_at", "pk"]
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["state", "held", "opened_at"])]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["kind", "object_id"], name="one_case_a_piece"),
        ]
        verbose_name = _("cas")
        verbose_name_plural = _("cas")

    def __str__(self) -> str:
        return self.target

    @property
    def target(self) -> str:
        """The piece, as `post:55`."""
        return f"{self.kind}:{self.object_id}"

    @property
    def is_open(self) -> bool:
        """Whether somebody has to decide."""
        return self.state == self.State.OPEN


class Report(models.Model):
    """Somebody says that something is wrong with the piece; a reader without account may leave an address."""

    class Outcome(models.TextChoices):
        UPHELD = "upheld", _("Nous avons agi")
        DISMISSED = "dismissed", _("Laissé en ligne")

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="reports")
    reporter = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    email = models.EmailField(_("adresse e-mail"), blank=True)
    reason = models.CharField(_("motif"), max_length=20, choices=Reason.choices)
    text = models.TextField(_("précision"), max_length=2000, blank=True)
    language = models.CharField(_("langue"), max_length=2, choices=Language.choices)
    at = models.DateTimeField(default=timezone.now)
    outcome = models.CharField(_("suite"), max_length=10, choices=Outcome.choices, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["at", "pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["case", "reporter"], name="one_report_a_person", condition=models.Q(reporter__isnull=False)
            ),
        ]
        verbose_name = _("signalement")
        verbose_name_plural = _("signalements")

    def __str__(self) -> str:
        return f"{self.case_id} {self.reason}"


class Decision(models.Model):
    """What a moderator decided about the piece; `text` is what its author reads."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="decisions")
    deed = models.CharField(_("décision"), max_length=10, choices=Deed.choices)
    reason = models.CharField(_("motif"), max_length=20, choices=Reason.choices, blank=True)
    text = models.TextField(_("explication"), max_length=2000, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    overturned = models.BooleanField(_("annulée sur recours"), default=False)

    class Meta:
        ordering: ClassVar[list[str]] = ["-at", "-pk"]
        verbose_name = _("décision")
        verbose_name_plural = _("décisions")

    def __str__(self) -> str:
        return f"{self.case_id} {self.deed}"


class Restraint(models.Model):
    """Until then, everything that this person writes is read before it appears."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="restraints")
    decision = models.OneToOneField(Decision, on_delete=models.CASCADE, related_name="restraint")
    until = models.DateTimeField(_("jusqu’au"), db_index=True)

    class Meta:
        verbose_name = _("relecture préalable")

    def __str__(self) -> str:
        return f"{self.user_id} {self.until}"
