"""Who writes with the owner."""

from __future__ import annotations

import secrets
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Coauthor(models.Model):
    """A person who writes a page with its owner, in every language version of it."""

    page = models.ForeignKey("wagtailcore.Page", on_delete=models.CASCADE, related_name="coauthors")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="coauthorships")
    joined_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering: ClassVar[list[str]] = ["joined_at", "pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["page", "user"], name="coauthor_once"),
        ]
        verbose_name = _("coauteur ou coautrice")

    def __str__(self) -> str:
        return f"{self.user} → {self.page_id}"


def new_token() -> str:
    """An unguessable link part."""
    return secrets.token_urlsafe(24)


class CoauthorInvite(models.Model):
    """A link that makes whoever follows it, logged in, a co-author; good for one person."""

    page = models.ForeignKey("wagtailcore.Page", on_delete=models.CASCADE, related_name="coauthor_invites")
    token = models.CharField(max_length=40, unique=True, default=new_token)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    created_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField()
    used_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        verbose_name = _("invitation à coécrire")

    def __str__(self) -> str:
        return f"{self.page_id} ({self.expires_at:%Y-%m-%d})"

    @property
    def is_open(self) -> bool:
        """Whether it can still be used."""
        return self.used_by_id is None and self.expires_at > timezone.now()
