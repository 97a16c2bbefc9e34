"""Mail on its way out."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hub.languages.choices import Language


class OutgoingMail(models.Model):
    """One mail to one person. It is written in the transaction of the deed that causes it, and sent by the worker.

    `RETURNED`: the server took it, and another reported later that it did not arrive.
    Once it is sent only the address and the subject are kept, and those for a while. `message_id` stays the same
    over all attempts, so that a second copy, should there ever be one, is known as such by the mail systems.
    A `personal` mail may hold a code that opens an account, in its subject too: nobody is shown a word of it.
    """

    class Status(models.TextChoices):
        QUEUED = "queued", _("En attente")
        SENDING = "sending", _("En cours d’envoi")
        SENT = "sent", _("Remis")
        FAILED = "failed", _("Non remis")
        DROPPED = "dropped", _("Classé")
        RETURNED = "returned", _("Revenu")

    to = models.CharField(_("adresse"), max_length=320)
    sender = models.CharField(_("expéditeur"), max_length=320)
    subject = models.CharField(_("objet"), max_length=500)
    text = models.TextField(_("texte"), blank=True)
    html = models.TextField(blank=True)
    headers = models.JSONField(default=dict, blank=True)
    attachments = models.JSONField(default=list, blank=True)
    personal = models.BooleanField(_("personnel"), default=True)
    language = models.CharField(_("langue"), max_length=2, choices=Language.choices, default=Language.FRENCH)
    message_id = models.CharField(max_length=200)
    dedupe_key = models.CharField(max_length=200, null=True, blank=True, unique=True)
    status = models.CharField(_("état"), max_length=10, choices=Status.choices, default=Status.QUEUED)
    attempts = models.PositiveSmallIntegerField(_("essais"), default=0)
    next_try_at = models.DateTimeField(_("prochain essai"), default=timezone.now)
    claimed_at = models.DateTimeField(null=True, blank=True)
    last_error = models.CharField(_("dernière réponse"), max_length=200, blank=True)
    created_at = models.DateTimeField(_("écrit le"), default=timezone.now)
    sent_at = models.DateTimeField(_("remis le"), null=True, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["-created_at", "-pk"]
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["status", "next_try_at"])]
        verbose_name = _("courriel")
        verbose_name_plural = _("courriels")

    def __str__(self) -> str:
        return f"{self.pk} {self.status}"

    @property
    def title(self) -> str:
        """What editors and operators may read of it."""
        return str(_("Courriel personnel")) if self.personal else self.subject
