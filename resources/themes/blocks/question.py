"""A question of the meeting and its answer."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, StructBlock, TextBlock


class QuestionBlock(StructBlock):
    """One question of a workshop; the answer is Markdown."""

    question = CharBlock(label=_("question"), max_length=240)
    answer = TextBlock(label=_("réponse"), help_text=_("En Markdown."))

    class Meta:
        label = _("Question")
        icon = "help"
