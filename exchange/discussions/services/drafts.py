"""Texts on the way: kept on the server, so that they outlive a lost session."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from django.db import transaction

from exchange.discussions.models import Attachment, Post, PostDraft
from hub.languages.choices import Language
from hub.text.clean import without_controls

if TYPE_CHECKING:
    from hub.accounts.models import User

LONGEST = 100_000
MOST = 200


def keep_draft(
    *, user: User, place: str, text: str, title: str = "", language: str = "", key: UUID | None = None
) -> bool:
    """Keep what is typed at `place`; an empty text without files lets it go. Only the last `MOST` are kept.

    False where nothing was kept: the text was sent with this key already, in another window perhaps.
    """
    with transaction.atomic():
        if key is not None and Post.objects.filter(key=key).exists():
            return False
        holds_something = key is not None and Attachment.objects.filter(user=user, key=key, post=None).exists()
        if not text.strip() and not title.strip() and not holds_something:
            drop_draft(user=user, place=place)
            return True
        PostDraft.objects.update_or_create(
            user=user,
            place=place,
            defaults={
                "text": without_controls(text)[:LONGEST],
                "title": without_controls(title)[:300],
                "language": language if language in Language.values else "",
                "key": key or uuid4(),
            },
        )
        old = PostDraft.objects.filter(user=user).order_by("-updated_at").values_list("pk", flat=True)[MOST:]
        PostDraft.objects.filter(pk__in=list(old)).delete()
    return True


def drop_draft(*, user: User, place: str) -> None:
    """Let it go, as when it was sent."""
    PostDraft.objects.filter(user=user, place=place).delete()


def draft_at(user: User, place: str) -> PostDraft | None:
    """What was typed at `place` and not sent."""
    return PostDraft.objects.filter(user=user, place=place).first()
