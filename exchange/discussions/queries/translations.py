"""What posts say in their reader's language."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from django.utils.safestring import SafeString, mark_safe

from exchange.discussions.models import PostTranslation
from hub.accounts.names import shown_name


@dataclass(frozen=True, slots=True)
class ShownTranslation:
    """A translation; `by` is empty where a machine made it, `outdated` where the post was changed since."""

    html: SafeString
    language: str
    by: str
    machine: bool
    outdated: bool


def translations_of(posts: Collection[int], language: str) -> dict[int, ShownTranslation]:
    """The translations into `language` by the keys of the posts, in one query."""
    rows = PostTranslation.objects.filter(post__in=posts, language=language).values_list(
        "post", "html", "machine", "version", "post__version", "user__name", "user__deleted_at"
    )
    return {
        post: ShownTranslation(
            html=mark_safe(html),
            language=language,
            by="" if machine or name is None else shown_name(name, gone),
            machine=machine,
            outdated=made_from != version,
        )
        for post, html, machine, made_from, version, name, gone in rows
    }
