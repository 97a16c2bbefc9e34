"""How a text will read."""

from __future__ import annotations

from django.http import HttpRequest
from django.utils.safestring import SafeString

from exchange.discussions.models.post import LONGEST_TEXT
from exchange.discussions.queries.cards import with_cards
from exchange.discussions.texts import rendered
from exchange.discussions.views.doors import reader_language


def shown_to(request: HttpRequest, text: str) -> SafeString:
    """The HTML of what somebody is typing, as the thread will show it to them."""
    return with_cards({0: rendered(text[:LONGEST_TEXT])}, request.user, reader_language())[0]
