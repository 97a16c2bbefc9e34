"""Saying in another language what somebody said."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from exchange.discussions import rules
from exchange.discussions.errors import (
    MachineAwayError,
    NotAllowedError,
    StaleTranslationError,
    TextRefusedError,
    TranslationWaitsError,
)
from exchange.discussions.models import Post, PostTranslation
from exchange.discussions.services.changed import changed
from exchange.discussions.texts import checked_text, rendered
from hub.languages.machine import MachineError, translated
from hub.moderation.rules import may_post_now

if TYPE_CHECKING:
    from datetime import datetime

    from hub.accounts.models import User

# What makes a line an item, a quotation or a heading is no word.
_LINE = re.compile(r"^(\s*(?:(?:[-*+]|\d{1,3}[.)]|>|#{1,4})\s+|>)*)(.*)$", re.DOTALL)


def translate_by_hand(
    *, post: Post, user: User, language: str, text: str, made_at: datetime | None = None
) -> PostTranslation:
    """Put `text` down as what `post` says in `language`, in place of what stood there.

    `made_at`: when the translation that the form was opened with was made; None where there was none. Raises
    NotAllowedError, TextRefusedError, StaleTranslationError where somebody else translated meanwhile, and
    TranslationWaitsError where moderation would have to read it first.
    """
    text = checked_text(text)
    with transaction.atomic():
        post = Post.objects.select_for_update().select_related("thread__forum").get(pk=post.pk)
        before = PostTranslation.objects.filter(post=post, language=language).first()
        if language == post.language or not rules.may_translate(user, post, before):
            raise NotAllowedError
        if (before.made_at if before else None) != made_at:
            raise StaleTranslationError
        verdict = may_post_now(user, text, language, private=bool(post.thread.forum.circle_id))
        if verdict.refused:
            raise TextRefusedError(verdict.sentence)
        if verdict.held:
            raise TranslationWaitsError
        return _put(post, user, language, text, machine=False)


def translate_by_machine(*, post: Post, user: User, language: str) -> PostTranslation:
    """Ask the configured machine what `post` says in `language`, unless that has been said of what it says now.

    Raises NotAllowedError and MachineAwayError.
    """
    before = PostTranslation.objects.filter(post=post, language=language).first()
    if before is not None and before.version == post.version:
        return before
    if language == post.language or not rules.may_ask_machine(user, post):
        raise NotAllowedError
    # The machine takes seconds: no lock is held while it thinks.
    text = by_machine(post.text, source=post.language, target=language)
    with transaction.atomic():
        now = Post.objects.select_for_update().select_related("thread__forum").get(pk=post.pk)
        if now.version != post.version or not rules.may_ask_machine(user, now):
            raise NotAllowedError
        meanwhile = PostTranslation.objects.filter(post=now, language=language).first()
        if meanwhile is not None and meanwhile.version == now.version:
            return meanwhile
        return _put(now, None, language, text, machine=True)


def by_machine(text: str, *, source: str, target: str) -> str:
    """The Markdown `text` in another language, line by line, its marks kept. Raises MachineAwayError."""
    pieces = [_LINE.match(line) for line in text.split("\n")]
    lines = [(piece[1], piece[2]) if piece else ("", "") for piece in pieces]
    try:
        said = iter(translated([words for _mark, words in lines if words.strip()], source=source, target=target))
    except MachineError as error:
        raise MachineAwayError from error
    return checked_text("\n".join(mark + (next(said) if words.strip() else words) for mark, words in lines))


def _put(post: Post, user: User | None, language: str, text: str, *, machine: bool) -> PostTranslation:
    made, _created = PostTranslation.objects.update_or_create(
        post=post,
        language=language,
        defaults={
            "text": text,
            "html": rendered(text),
            "user": user,
            "machine": machine,
            "version": post.version,
            "made_at": timezone.now(),
        },
    )
    changed(thread=post.thread, numbers=[post.number])
    return made


def drop_translation(*, translation: PostTranslation, user: User) -> None:
    """Take a translation away. Raises NotAllowedError."""
    with transaction.atomic():
        post = Post.objects.select_for_update().select_related("thread__forum").get(pk=translation.post_id)
        if not rules.may_drop_translation(user, post, translation):
            raise NotAllowedError
        translation.delete()
        changed(thread=post.thread, numbers=[post.number])
