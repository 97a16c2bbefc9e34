"""What the scheduler and the workers know of each other; it all lives in the database, so any machine may die."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Schedule(models.Model):
    """When a recurring task is due. Whoever moves `next_run` on has the right to start it."""

    name = models.CharField(_("Nom"), max_length=100, primary_key=True)
    next_run = models.DateTimeField(_("Prochaine exécution"), db_index=True)
    last_run = models.DateTimeField(_("Dernière exécution"), null=True, blank=True)

    class Meta:
        verbose_name = _("Tâche récurrente")
        verbose_name_plural = _("Tâches récurrentes")

    def __str__(self) -> str:
        return self.name


class Heartbeat(models.Model):
    """A process that said not long ago that it lives."""

    class Kind(models.TextChoices):
        WORKER = "worker", _("Exécution")
        SCHEDULER = "scheduler", _("Planification")
        INDEXER = "indexer", _("Indexation")

    ident = models.CharField(_("Identité"), max_length=64, primary_key=True)
    kind = models.CharField(_("Sorte"), max_length=20, choices=Kind.choices)
    seen_at = models.DateTimeField(_("Dernier signe"), db_index=True)

    class Meta:
        verbose_name = _("Signe de vie")
        verbose_name_plural = _("Signes de vie")

    def __str__(self) -> str:
        return f"{self.kind} {self.ident}"
