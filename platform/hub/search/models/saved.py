"""Searches that a person keeps, to hear of what is new."""

from __future__ import annotations

import secrets
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hub.languages.choices import Language


def new_token() -> str:
    """An address that nobody guesses."""
    return secrets.token_urlsafe(24)


class SavedSearch(models.Model):
    """A search with its filters (`query`, as in the address), and how its owner hears of new results.

    `told_until` is the moment up to which results were told; who has `token`, which each mail carries, may stop them.
    """

    class Rhythm(models.TextChoices):
        DAILY = "daily", _("chaque jour")
        WEEKLY = "weekly", _("chaque semaine")
        NEVER = "never", _("pas de message")

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="saved_searches")
    name = models.CharField(_("nom"), max_length=120)
    query = models.CharField(_("recherche"), max_length=1000)
    language = models.CharField(_("langue"), max_length=2, choices=Language.choices)
    rhythm = models.CharField(_("me prévenir"), max_length=6, choices=Rhythm.choices, default=Rhythm.WEEKLY)
    token = models.CharField(max_length=40, unique=True, default=new_token, editable=False)
    told_until = models.DateTimeField(default=timezone.now)
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering: ClassVar[list[str]] = ["name", "pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["owner", "query", "language"], name="one_saved_search_a_query"),
        ]
        verbose_name = _("recherche enregistrée")
        verbose_name_plural = _("recherches enregistrées")

    def __str__(self) -> str:
        return self.name
