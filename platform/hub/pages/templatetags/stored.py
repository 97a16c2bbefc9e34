"""`{% stored "name" data %}…{% endstored %}`: a part of a page that is made once for the same data.

`data` is a mapping; inside, its names, `reader_language`, and nothing else can be shown: no request, no person. So what
is made can be kept on disk (`hub.pages.shelf`) and given to everybody who is shown the same data in the same language.
After `unless` stands when it must be made in place, with all that the page knows: a preview, a part with a form.
"""

from __future__ import annotations

from typing import Any

from django import template
from django.conf import settings
from django.template.base import FilterExpression, Node, NodeList, Parser, Token
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from hub.pages import shelf

register = template.Library()


class StoredNode(Node):
    """Gives what is kept for the data, or renders its inside and keeps it."""

    def __init__(
        self, nodelist: NodeList, name: FilterExpression, data: FilterExpression, unless: FilterExpression | None
    ) -> None:
        self.nodelist = nodelist
        self.name = name
        self.data = data
        self.unless = unless

    def render(self, context: Any) -> SafeString:
        data = {**self.data.resolve(context)}
        request = context.get("request")
        in_place = settings.DEBUG or getattr(request, "is_preview", False)
        if in_place or (self.unless and self.unless.resolve(context, ignore_failures=True)):
            with context.push(**data):
                return self.nodelist.render(context)
        place = shelf.fingerprint(str(self.name.resolve(context)), data)
        held = shelf.take(place)
        if held is None:
            held = self.nodelist.render(context.new({"reader_language": (get_language() or "fr")[:2], **data}))
            # A form needs the secret of the person it is made for.
            if 'method="post"' in held:
                raise template.TemplateSyntaxError(f"stored {self.name}: a form cannot be stored. Write unless.")
            shelf.put(place, held)
        return held


@register.tag
def stored(parser: Parser, token: Token) -> StoredNode:
    """Keep what stands between for all who are shown the same: {% stored "practice" article unless translate_url %}."""
    words = token.split_contents()[1:]
    if len(words) not in (2, 4) or (len(words) == 4 and words[2] != "unless"):
        raise template.TemplateSyntaxError('Write {% stored "name" data %} or {% stored "name" data unless value %}.')
    nodelist = parser.parse(("endstored",))
    parser.delete_first_token()
    name, data = (parser.compile_filter(word) for word in words[:2])
    return StoredNode(nodelist, name, data, parser.compile_filter(words[3]) if len(words) == 4 else None)
