"""Words that no text, or no unread text, may hold."""

from __future__ import annotations

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel

from hub.languages.choices import Language
from hub.moderation.folding import words_of

MOST_WORDS = 6


class BlockedWord(models.Model):
    """A word or expression, for texts in one language or in all; what is saved holds for the next text."""

    class Effect(models.TextChoices):
        HOLD = "hold", _("Faire relire avant publication")
        REFUSE = "refuse", _("Refuser le texte")

    words = models.CharField(
        _("mot ou expression"),
        max_length=120,
        help_text=_("Reconnu comme mot entier, sans égard aux accents ni aux majuscules."),
    )
    language = models.CharField(
        _("langue des textes"), max_length=2, choices=[("", _("toutes")), *Language.choices], blank=True, default=""
    )
    effect = models.CharField(_("effet"), max_length=6, choices=Effect.choices, default=Effect.HOLD)
    note = models.CharField(_("note pour la rédaction"), max_length=300, blank=True)
    folded = models.CharField(max_length=160, editable=False)

    panels: ClassVar[list[Any]] = [
        FieldPanel("words"),
        FieldRowPanel([FieldPanel("language"), FieldPanel("effect")]),
        FieldPanel("note"),
    ]

    class Meta:
        ordering: ClassVar[list[str]] = ["folded", "language"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["folded", "language"], name="one_entry_a_blocked_word"),
        ]
        verbose_name = _("mot bloqué")
        verbose_name_plural = _("mots bloqués")

    def __str__(self) -> str:
        return self.words

    def clean(self) -> None:
        """At least one letter or digit, and not a whole sentence."""
        found = words_of(self.words)
        if not found:
            raise ValidationError({"words": _("Inscrivez un mot.")})
        if len(found) > MOST_WORDS:
            raise ValidationError({"words": _("Au plus six mots : une phrase entière ne se répète pas telle quelle.")})
        others = BlockedWord.objects.filter(folded=" ".join(found), language=self.language).exclude(pk=self.pk)
        if others.exists():
            raise ValidationError({"words": _("Ce mot est déjà dans la liste pour cette langue.")})

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.folded = " ".join(words_of(self.words))
        super().save(*args, **kwargs)
