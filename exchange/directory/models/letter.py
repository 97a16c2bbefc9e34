"""Messages that the platform carries, so that nobody's address is shown."""

from __future__ import annotations

import secrets
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from exchange.directory.models.project import Project
from hub.languages.choices import Language


def letter_key() -> str:
    """A name that nobody guesses."""
    return secrets.token_urlsafe(18)


class Letter(models.Model):
    """One message to a person or to those responsible for a project; `shares_address` is the writer's consent."""

    key = models.CharField(max_length=40, unique=True, default=letter_key, editable=False)
    writer = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="letters_written")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.CASCADE, related_name="letters_received"
    )
    project = models.ForeignKey(Project, null=True, on_delete=models.CASCADE, related_name="letters")
    answers = models.ForeignKey("self", null=True, on_delete=models.SET_NULL, related_name="answered_by")
    text = models.TextField(_("message"), max_length=4000)
    language = models.CharField(_("langue"), max_length=2, choices=Language.choices)
    shares_address = models.BooleanField(default=False)
    written_at = models.DateTimeField(default=timezone.now, db_index=True)
    hidden_at = models.DateTimeField(_("masqué le"), null=True, blank=True, editable=False)

    class Meta:
        ordering: ClassVar[list[str]] = ["written_at", "pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=models.Q(person__isnull=False, project__isnull=True)
                | models.Q(person__isnull=True, project__isnull=False),
                name="letter_has_one_addressee",
            ),
        ]
        verbose_name = _("message transmis")
        verbose_name_plural = _("messages transmis")

    def __str__(self) -> str:
        return f"{self.pk}"
