"""The author answers back, once."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hub.moderation.models.case import Decision


class Appeal(models.Model):
    """What an author says against a decision, until when they may expect an answer, and the answer."""

    class State(models.TextChoices):
        WAITING = "waiting", _("En attente")
        GRANTED = "granted", _("Admis")
        REJECTED = "rejected", _("Rejeté")

    decision = models.OneToOneField(Decision, on_delete=models.CASCADE, related_name="appeal")
    text = models.TextField(_("votre recours"), max_length=4000)
    at = models.DateTimeField(default=timezone.now)
    due_on = models.DateField(_("réponse d’ici au"))
    state = models.CharField(_("état"), max_length=10, choices=State.choices, default=State.WAITING)
    answer = models.TextField(_("réponse"), max_length=4000, blank=True)
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["due_on", "pk"]
        verbose_name = _("recours")
        verbose_name_plural = _("recours")

    def __str__(self) -> str:
        return f"{self.decision_id} {self.state}"

    @property
    def is_late(self) -> bool:
        """Whether the promised day has passed without an answer."""
        return self.state == self.State.WAITING and self.due_on < timezone.localdate()
