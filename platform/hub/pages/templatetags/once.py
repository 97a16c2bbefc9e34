"""`{% once %}…{% endonce %}`: a piece of a template that holds words, icons and addresses of files, and nothing else.

It is rendered once in a process for each language. Inside, no variable has a value but `reader_language`.
"""

from __future__ import annotations

from typing import Any

from django import template
from django.conf import settings
from django.template.base import Node, NodeList, Parser, Token
from django.utils.safestring import SafeString
from django.utils.translation import get_language

register = template.Library()


class OnceNode(Node):
    """Keeps what its inside became; a node lives as long as its template."""

    def __init__(self, nodelist: NodeList) -> None:
        self.nodelist = nodelist
        self.made: dict[str | None, SafeString] = {}

    def render(self, context: Any) -> SafeString:
        language = get_language()
        made = None if settings.DEBUG else self.made.get(language)
        if made is None:
            made = self.nodelist.render(context.new({"reader_language": (language or "fr")[:2]}))
            self.made[language] = made
        return made


@register.tag
def once(parser: Parser, token: Token) -> OnceNode:
    """Render what stands between once for each language."""
    nodelist = parser.parse(("endonce",))
    parser.delete_first_token()
    return OnceNode(nodelist)
