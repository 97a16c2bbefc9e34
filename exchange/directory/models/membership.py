"""Who belongs to a project."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from exchange.directory.models.project import Project


class Membership(models.Model):
    """A person's part in a project."""

    class Part(models.TextChoices):
        LEADER = "leader", _("Responsable")
        MENTOR = "mentor", _("Mentor ou mentore")
        STAFF = "staff", _("Équipe")

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="memberships")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="memberships")
    part = models.CharField(_("rôle"), max_length=10, choices=Part.choices, default=Part.STAFF)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["project", "user"], name="one_part_a_person"),
        ]
        verbose_name = _("appartenance à un projet")
        verbose_name_plural = _("appartenances à un projet")

    def __str__(self) -> str:
        return f"{self.user} – {self.project}"
