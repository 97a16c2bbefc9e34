"""What a person may mean who has begun to type."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hub.search.results import Suggestion

if TYPE_CHECKING:
    from hub.search.access import AnyUser


def suggest(text: str, language: str, user: AnyUser) -> list[Suggestion]:
    """At most eight suggestions for what is typed, the likeliest first; never raises."""
    return []
