"""`{% kept "name" … %}…{% endkept %}`: a part of a page that is made once for all who see the same in it.

What it shows may depend on nothing but the values named after its name, the language, the address of the site and the
day. It is made anew after every published change, as the page cache's pages are; a preview never meets it. After
`unless` stands when it is not kept: `{% kept "masthead" request.path unless request.user.is_authenticated %}`.
"""

from __future__ import annotations

import threading
from typing import Any

from django import template
from django.template.base import FilterExpression, Node, NodeList, Parser, Token
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from hub.pagecache.registry import current

register = template.Library()
LARGEST = 8 * 1024 * 1024
Key = tuple[str, ...]


class Parts:
    """The parts made since the last published change, bounded in size; the oldest make room."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._number: int | None = None
        self._held: dict[Key, SafeString] = {}
        self._size = 0

    def get(self, key: Key, number: int) -> SafeString | None:
        """Return the part, unless it was made before the last change."""
        return self._held.get(key) if number == self._number else None

    def put(self, key: Key, made: SafeString, number: int) -> None:
        """Keep a part that was begun under this number."""
        with self._lock:
            if number != self._number:
                self._held, self._number, self._size = {}, number, 0
            self._size += len(made) - len(self._held.pop(key, ""))
            self._held[key] = made
            while self._size > LARGEST:
                self._size -= len(self._held.pop(next(iter(self._held))))


PARTS = Parts()


class KeptNode(Node):
    """Renders its inside, or gives what was rendered before."""

    def __init__(
        self, nodelist: NodeList, name: str, varies: list[FilterExpression], unless: FilterExpression | None
    ) -> None:
        self.nodelist = nodelist
        self.name = name
        self.varies = varies
        self.unless = unless

    def render(self, context: Any) -> SafeString:
        request = context.get("request")
        # Read before making: what is made of old data must not be kept under a newer number.
        number = current() if request is not None and not getattr(request, "is_preview", False) else None
        if number is None or request is None or (self.unless and self.unless.resolve(context, ignore_failures=True)):
            return self.nodelist.render(context)
        values = [str(value.resolve(context, ignore_failures=True)) for value in self.varies]
        day = timezone.localdate().isoformat()
        key = (self.name, get_language() or "", day, request.scheme, request.get_host(), *values)
        held = PARTS.get(key, number)
        if held is None:
            held = mark_safe(self.nodelist.render(context))
            # A form holds a secret of the person it was made for.
            if "csrfmiddlewaretoken" not in held and number == current():
                PARTS.put(key, held, number)
        return held


@register.tag
def kept(parser: Parser, token: Token) -> KeptNode:
    """Keep what stands between until a published change: {% kept "practice" page.pk take_up_url %}."""
    words = token.split_contents()[1:]
    if not words or words[0][0] not in "\"'":
        raise template.TemplateSyntaxError("kept: give the part a name in quotes.")
    nodelist = parser.parse(("endkept",))
    parser.delete_first_token()
    unless = parser.compile_filter(words.pop()) if "unless" in words[-2:-1] else None
    varies = [parser.compile_filter(word) for word in words[1:] if word != "unless"]
    return KeptNode(nodelist, words[0][1:-1], varies, unless)
