"""Words that mean the same, as editors keep them."""

from __future__ import annotations

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel

from hub.languages.choices import Language


class Synonym(models.Model):
    """Words and expressions that mean the same thing, in up to four languages, one a line.

    Whoever looks for one of them finds the others too. A change holds from the next search on.
    """

    fr = models.TextField(_("français"), blank=True, max_length=1000)
    de = models.TextField(_("allemand"), blank=True, max_length=1000)
    it = models.TextField(_("italien"), blank=True, max_length=1000)
    en = models.TextField(_("anglais"), blank=True, max_length=1000)
    suggested = models.BooleanField(
        _("proposer pendant la saisie"),
        default=True,
        help_text=_("La première expression de chaque langue apparaît parmi les propositions."),
    )
    note = models.CharField(_("note pour la rédaction"), max_length=300, blank=True)

    panels: ClassVar[list[Any]] = [
        FieldRowPanel([FieldPanel("fr"), FieldPanel("de")]),
        FieldRowPanel([FieldPanel("it"), FieldPanel("en")]),
        FieldPanel("suggested"),
        FieldPanel("note"),
    ]

    class Meta:
        ordering: ClassVar[list[str]] = ["fr", "de", "it", "en", "pk"]
        verbose_name = _("groupe de synonymes")
        verbose_name_plural = _("synonymes de la recherche")

    def __str__(self) -> str:
        return ", ".join(words[0] for words in self.words().values() if words)

    def words(self) -> dict[str, list[str]]:
        """The expressions of each language, in the editors' order."""
        return {
            code: [line.strip() for line in getattr(self, code).splitlines() if line.strip()]
            for code in Language.values
        }

    def clean(self) -> None:
        """One expression alone is no group."""
        if sum(len(words) for words in self.words().values()) < 2:
            raise ValidationError(_("Inscrivez au moins deux expressions, une par ligne."))
