"""What posts say in their reader's language."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from django.utils.safestring import SafeString, mark_safe

from exchange.discussions.models import PostTranslation
from hub.accounts.names import shown_name


@dataclass(frozen=True, slots=True)
class ShownTranslation:
    """A translation of what the post says now; `by` is empty where a machine made it."""

    html: SafeString
    language: str
    by: str
    machine: bool


def translations_of(posts: Collection[int], language: str) -> dict[int, ShownTranslation]:
    """The translations into `language` by the keys of the posts, in one query."""
    rows = (
        PostTranslation.objects.current()
        .filter(post__in=posts, language=language)
        .values_list("post", "html", "machine", "user__name", "user__deleted_at")
    )
    return {
        post: ShownTranslation(
            html=mark_safe(html),
            language=language,
            by="" if machine or name is None else shown_name(name, gone),
            machine=machine,
        )
        for post, html, machine, name, gone in rows
    }
