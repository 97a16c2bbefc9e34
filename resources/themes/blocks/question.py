"""A question of the meeting and its answer."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, StructBlock, TextBlock

from hub.text.markdown import to_html


class QuestionBlock(StructBlock):
    """One question of a workshop; the answer is Markdown."""

    question = CharBlock(label=_("question"), max_length=240)
    answer = TextBlock(label=_("réponse"), help_text=_("En Markdown."))

    class Meta:
        label = _("Question")
        icon = "help"
        template = "resources/themes/blocks/question.html"

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(value, parent_context=parent_context)
        context["answer_html"] = to_html(value["answer"])
        return context
