"""How often something was looked for, without saying by whom."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hub.languages.choices import Language


class QueryTally(models.Model):
    """A question as people wrote it (folded), on one day: how often it was asked, and how often in vain.

    `open`: how often by visitors without an account who found something. Nothing private is in these words."""

    day = models.DateField(default=timezone.localdate)
    language = models.CharField(_("langue"), max_length=2, choices=Language.choices)
    text = models.CharField(_("recherche"), max_length=120)
    asked = models.PositiveIntegerField(_("posée"), default=0)
    open = models.PositiveIntegerField(_("trouvée sans compte"), default=0)
    missed = models.PositiveIntegerField(_("sans résultat"), default=0)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["day", "language", "text"], name="one_tally_a_day"),
        ]
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["language", "text"])]
        verbose_name = _("recherche comptée")
        verbose_name_plural = _("recherches comptées")

    def __str__(self) -> str:
        return self.text
