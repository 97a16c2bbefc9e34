"""Changing and taking back what one said."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from exchange.discussions import rules
from exchange.discussions.errors import NotAllowedError, StalePostError, TextRefusedError
from exchange.discussions.models import Poll, Post, PostVersion, Thread
from exchange.discussions.services.attach import claim
from exchange.discussions.services.changed import changed
from exchange.discussions.texts import checked_text, checked_title, rendered
from hub.moderation.rules import may_say_so

if TYPE_CHECKING:
    from hub.accounts.models import User


def edit_post(
    *,
    post: Post,
    user: User,
    text: str,
    language: str,
    version: int | None = None,
    title: str | None = None,
    key: UUID | None = None,
) -> Post:
    """Replace the words of `post`; what it said before is kept. `title` renames the thread with its first post.

    `version` is the one that the form was opened with, `key` names the form and what was added in it. Raises
    StalePostError where the post says something else now, NotAllowedError, TextRefusedError.
    """
    text = checked_text(text)
    with transaction.atomic():
        post = Post.objects.select_for_update().get(pk=post.pk)
        if not rules.may_edit(user, post):
            raise NotAllowedError
        verdict = may_say_so(f"{title or ''}\n{text}", language)
        if verdict.refused:
            raise TextRefusedError(verdict.sentence)
        if title is not None and post.number == 1:
            Thread.objects.filter(pk=post.thread_id).update(title=checked_title(title))
        if (text, language) == (post.text, post.language):
            claim(post=post, user=user, key=key)
            changed(thread=post.thread)
            return post
        if version is not None and version != post.version:
            raise StalePostError
        claim(post=post, user=user, key=key)
        PostVersion.objects.create(
            post=post, number=post.version, text=post.text, language=post.language, replaced_by=user
        )
        post.text, post.language, post.html = text, language, rendered(text)
        post.version += 1
        post.edited_at = timezone.now()
        post.save(update_fields=["text", "language", "html", "version", "edited_at"])
        changed(thread=post.thread, numbers=[post.number] if title is None else None)
    return post


def delete_post(*, post: Post, user: User) -> Post:
    """Take the words of `post` back, with everything it said before; its place stays. Raises NotAllowedError."""
    with transaction.atomic():
        post = Post.objects.select_for_update().get(pk=post.pk)
        if post.deleted_at:
            return post
        if not rules.may_delete(user, post):
            raise NotAllowedError
        empty(post=post)
    return post


def empty(*, post: Post) -> None:
    """Leave of `post` its place only."""
    post.versions.all().delete()
    post.attachments.all().delete()
    Poll.objects.filter(post=post).delete()
    post.translations.all().delete()
    post.text = post.html = ""
    post.deleted_at = timezone.now()
    post.save(update_fields=["text", "html", "deleted_at"])
    Thread.objects.filter(answer=post).update(answer=None)
    changed(thread=post.thread, numbers=[post.number], narrows=True)
