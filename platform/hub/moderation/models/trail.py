"""The audit trail: what was done to whose content by whom. Rows are added, and nothing else ever happens to them."""

from __future__ import annotations

import hashlib
import json
from datetime import UTC
from typing import Any, ClassVar, NoReturn

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class TrailIsClosedError(TypeError):
    """Somebody tried to change or delete what the trail holds."""

    def __init__(self) -> None:
        super().__init__("The audit trail only grows: call hub.moderation.services.record.record().")


class _Growing(models.QuerySet[Any]):
    """Rows that can be read."""

    def _refuse(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise TrailIsClosedError

    update = delete = bulk_create = bulk_update = update_or_create = get_or_create = _raw_delete = _refuse
    aupdate = adelete = abulk_create = abulk_update = _refuse


class _AddedOnly(models.Model):
    """A row that can be added by who says so, and never saved again."""

    objects = _Growing.as_manager()

    class Meta:
        abstract = True
        base_manager_name = "objects"

    def save(self, *args: Any, **kwargs: Any) -> None:
        raise TrailIsClosedError

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise TrailIsClosedError

    def append(self) -> None:
        """Insert the row; only `record` calls this."""
        super().save(force_insert=True)


class TrailEntry(_AddedOnly):
    """One deed. It names people by the number of their account alone: who leaves is named no more.

    `digest` covers the row and the digest before it, so that a change anywhere shows from there on
    (`manage.py check_audit`). The words of a note lie apart, under a digest of their own with salt.
    """

    number = models.PositiveBigIntegerField(primary_key=True)
    at = models.DateTimeField(_("quand"), default=timezone.now, db_index=True)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("par"),
        null=True,
        on_delete=models.DO_NOTHING,
        db_constraint=False,
        related_name="+",
    )
    about = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("au sujet de"),
        null=True,
        on_delete=models.DO_NOTHING,
        db_constraint=False,
        related_name="+",
    )
    deed = models.CharField(_("acte"), max_length=40, db_index=True)
    kind = models.CharField(_("genre"), max_length=30, blank=True)
    object_id = models.PositiveBigIntegerField(null=True)
    words_digest = models.CharField(max_length=64, blank=True)
    previous = models.CharField(max_length=64, blank=True)
    digest = models.CharField(max_length=64, unique=True)

    class Meta(_AddedOnly.Meta):
        ordering: ClassVar[list[str]] = ["-number"]
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["kind", "object_id"])]
        verbose_name = _("acte de modération")
        verbose_name_plural = _("journal de la modération")

    def __str__(self) -> str:
        return f"{self.number} {self.deed} {self.target}"

    @property
    def target(self) -> str:
        """The piece as `post:55`; empty where the deed was about no piece."""
        return f"{self.kind}:{self.object_id}" if self.kind and self.object_id else ""

    def digest_of(self) -> str:
        """The SHA-256 of the row with the digest before it, as 64 hexadecimal digits."""
        held = [
            self.number, self.at.astimezone(UTC).isoformat(timespec="microseconds"), self.actor_id, self.about_id,
            self.deed, self.kind, self.object_id, self.words_digest, self.previous,
        ]  # fmt: skip
        return hashlib.sha256(json.dumps(held, ensure_ascii=True).encode()).hexdigest()


class TrailWords(_AddedOnly):
    """The words of a deed, apart from it: they may be forgotten when the person leaves, and never be changed."""

    entry = models.OneToOneField(TrailEntry, primary_key=True, on_delete=models.DO_NOTHING, related_name="words")
    salt = models.CharField(max_length=32)
    text = models.TextField(max_length=4000)

    class Meta(_AddedOnly.Meta):
        verbose_name = _("mots d’un acte")

    def __str__(self) -> str:
        return f"{self.entry_id}"

    def digest_of(self) -> str:
        """The SHA-256 that the entry holds of these words."""
        return hashlib.sha256(f"{self.salt}:{self.text}".encode()).hexdigest()


class TrailHead(models.Model):
    """The trail's last number and digest, in one row: who appends locks it, and a trail cut short shows."""

    number = models.PositiveBigIntegerField(default=0)
    digest = models.CharField(max_length=64, blank=True)

    class Meta:
        verbose_name = _("fin du journal")

    def __str__(self) -> str:
        return f"{self.number}"
