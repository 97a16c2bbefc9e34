"""The steps of a learning path."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import BooleanBlock, CharBlock, ListBlock, PageChooserBlock, StructBlock, TextBlock


class MaterialStep(StructBlock):
    """A material, and why it stands here."""

    material = PageChooserBlock(label=_("matériel"), page_type="materials.MaterialPage")
    why = TextBlock(
        label=_("pourquoi ici"), required=False, max_length=400, help_text=_("Une ou deux phrases avant le matériel.")
    )

    class Meta:
        label = _("Matériel")
        icon = "doc-full"


class TextStep(StructBlock):
    """Some words of the path itself."""

    title = CharBlock(label=_("titre"), max_length=120)
    text = TextBlock(label=_("texte"), help_text=_("En Markdown."))

    class Meta:
        label = _("Texte")
        icon = "pilcrow"


class Choice(StructBlock):
    """An answer to choose, and what to say to whoever chose it."""

    text = CharBlock(label=_("réponse"), max_length=200)
    is_right = BooleanBlock(label=_("juste"), required=False)
    because = TextBlock(label=_("pourquoi"), max_length=400, help_text=_("Se lit après le choix."))


class CheckStep(StructBlock):
    """A question to oneself: one answer is chosen, and each says why it is right or not."""

    question = CharBlock(label=_("question"), max_length=240)
    choices = ListBlock(Choice(label=_("réponse")), label=_("réponses"), min_num=2, max_num=5)

    class Meta:
        label = _("Question à soi-même")
        icon = "help"

    def clean(self, value: Any) -> Any:
        """Raises ValidationError where no answer is right: who reads on could not come right."""
        cleaned = super().clean(value)
        if not any(choice["is_right"] for choice in cleaned["choices"]):
            raise ValidationError(_("Marquez au moins une réponse comme juste."))
        return cleaned
