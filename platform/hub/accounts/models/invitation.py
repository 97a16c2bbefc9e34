"""A letter to somebody who is to have a role here."""

from __future__ import annotations

import hashlib
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hub.accounts.roles import Role
from hub.languages.choices import Language


class Invitation(models.Model):
    """Offers a role, and what the rooms add in `extra`, to whoever holds the link that was sent to `email`.

    Only a digest of the link's token is kept: sending again makes a new link and ends the old one.
    """

    class State(models.TextChoices):
        OPEN = "open", _("Envoyée")
        ACCEPTED = "accepted", _("Acceptée")
        EXPIRED = "expired", _("Échue")
        REVOKED = "revoked", _("Retirée")

    email = models.EmailField(_("adresse e-mail"))
    role = models.CharField(_("rôle"), max_length=20, choices=Role.choices, default=Role.MEMBER)
    language = models.CharField(_("langue du message"), max_length=2, choices=Language.choices, default=Language.FRENCH)
    message = models.TextField(_("mot personnel"), max_length=1000, blank=True)
    extra = models.JSONField(default=dict, blank=True)
    token_digest = models.CharField(max_length=64, unique=True, editable=False)
    invited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="sent_invitations"
    )
    created_at = models.DateTimeField(default=timezone.now)
    sent_at = models.DateTimeField(_("envoyée le"), default=timezone.now)
    expires_at = models.DateTimeField(_("valable jusqu’au"))
    accepted_at = models.DateTimeField(null=True, blank=True)
    accepted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="accepted_invitations",
    )
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["-sent_at", "-pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["email"],
                condition=models.Q(accepted_at__isnull=True, revoked_at__isnull=True),
                name="one_pending_invitation_an_address",
            ),
        ]
        verbose_name = _("invitation")
        verbose_name_plural = _("invitations")

    def __str__(self) -> str:
        return f"{self.pk} ({self.role})"

    @property
    def state(self) -> State:
        """Where it stands now; an expired one can be sent again."""
        if self.accepted_at:
            return self.State.ACCEPTED
        if self.revoked_at:
            return self.State.REVOKED
        return self.State.EXPIRED if self.expires_at <= timezone.now() else self.State.OPEN

    @staticmethod
    def digest(token: str) -> str:
        """What is kept of a link's token."""
        return hashlib.sha256(token.encode()).hexdigest()
