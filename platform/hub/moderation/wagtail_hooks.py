"""The list of blocked words in the administration."""

from __future__ import annotations

from typing import ClassVar

from django.utils.translation import gettext_lazy as _
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from hub.moderation.models import BlockedWord


class BlockedWordViewSet(SnippetViewSet):
    """List and form; what is saved holds for the next text that somebody posts."""

    model = BlockedWord
    icon = "warning"
    menu_label = _("Mots bloqués")
    menu_order = 222
    add_to_admin_menu = True
    list_display: ClassVar[list[str]] = ["words", "language", "effect", "note"]
    list_filter: ClassVar[list[str]] = ["language", "effect"]
    search_fields: ClassVar[list[str]] = ["words", "note"]
    panels = BlockedWord.panels


register_snippet(BlockedWordViewSet)
