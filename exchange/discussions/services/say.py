"""Opening a thread and answering in one."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from exchange.discussions import rules
from exchange.discussions.errors import NotAllowedError, TextRefusedError, ThreadClosedError
from exchange.discussions.mentions import called
from exchange.discussions.models import Forum, Post, Thread, ThreadMark
from exchange.discussions.services.attach import claim
from exchange.discussions.services.changed import changed
from exchange.discussions.services.tell import tell
from exchange.discussions.texts import checked_text, checked_title, rendered
from hub.moderation.rules import may_post_now
from hub.moderation.services.hold import hold_piece

if TYPE_CHECKING:
    from hub.accounts.models import User
    from hub.moderation.rules import Verdict


def open_thread(
    *,
    forum: Forum,
    user: User,
    title: str,
    text: str,
    language: str,
    is_question: bool = True,
    about: str = "",
    key: UUID | None = None,
    at: datetime | None = None,
    judge: bool = True,
) -> Thread:
    """A new thread with its first post. `key` names the form: sent twice, it opens one thread.
    `judge`: moderation is asked, which counts and may hold it; not for what is loaded.

    Raises NotAllowedError or TextRefusedError, whose text is for the person; then nothing was written.
    """
    title, text = checked_title(title), checked_text(text)
    called(text)
    with transaction.atomic():
        # One after the other: the second of two equal forms finds what the first has begun.
        forum = Forum.objects.select_for_update().get(pk=forum.pk)
        sent = sent_before(user, key)
        if sent is not None:
            return sent.thread
        if not rules.may_write(user, forum):
            raise NotAllowedError
        thread = Thread.objects.create(
            forum=forum,
            title=title,
            language=language,
            author=user,
            is_question=is_question,
            about=about,
            created_at=at or timezone.now(),
        )
        Forum.objects.filter(pk=forum.pk).update(threads=F("threads") + 1)
        _add(thread, user, text, language, None, key, at, _judged(thread, user, text, language) if judge else None)
    return thread


def reply(
    *,
    thread: Thread,
    user: User,
    text: str,
    language: str,
    reply_to: Post | None = None,
    key: UUID | None = None,
    at: datetime | None = None,
    judge: bool = True,
) -> Post:
    """A new post at the end of `thread`. `key` names the form: sent twice, it posts once.

    Raises ThreadClosedError, NotAllowedError or TextRefusedError, whose text is for the person.
    """
    text = checked_text(text)
    called(text)
    with transaction.atomic():
        thread = Thread.objects.select_for_update().get(pk=thread.pk)
        sent = sent_before(user, key)
        if sent is not None:
            return sent
        if not rules.may_reply(user, thread):
            raise ThreadClosedError if thread.closed_at and rules.may_write(user, thread.forum) else NotAllowedError
        if reply_to is not None and reply_to.thread_id != thread.pk:
            reply_to = None
        verdict = _judged(thread, user, text, language) if judge else None
        return _add(thread, user, text, language, reply_to, key, at, verdict)


def sent_before(user: User, key: UUID | None) -> Post | None:
    """What `user` posted with the form `key` already."""
    if key is None:
        return None
    return Post.objects.select_related("thread").filter(key=key, author=user).first()


def _add(
    thread: Thread,
    user: User,
    text: str,
    language: str,
    reply_to: Post | None,
    key: UUID | None,
    at: datetime | None,
    verdict: Verdict | None,
) -> Post:
    """Give the post the next number; `thread` is locked. What is held is seen by its author and the moderators."""
    # A key that somebody else used is no key of this form.
    free = key if key is None or not Post.objects.filter(key=key).exists() else None
    # What is told as having been said long ago is no news.
    at_once = at is None
    at = at or timezone.now()
    post = Post.objects.create(
        thread=thread,
        number=thread.last_number + 1,
        author=user,
        language=language,
        text=text,
        html=rendered(text),
        reply_to=reply_to,
        created_at=at,
        key=free,
        held=verdict is not None and verdict.held,
    )
    claim(post=post, user=user, key=key)
    thread.held = thread.held or (post.held and post.number == 1)
    thread.last_number, thread.last_post_at, thread.last_author = post.number, at, user
    thread.save(update_fields=["last_number", "last_post_at", "last_author", "held"])
    Forum.objects.filter(pk=thread.forum_id).update(posts=F("posts") + 1, last_post_at=at)
    _mark_own(thread, user, post.number)
    changed(thread=thread, numbers=[post.number])
    if verdict is not None and verdict.held:
        hold_piece(target=f"post:{post.pk}", verdict=verdict)
    elif at_once:
        tell(post=post)
    return post


def _judged(thread: Thread, user: User, text: str, language: str) -> Verdict:
    """What moderation says of the text; what is said in a circle is never held, as nobody else should read it.

    Raises TextRefusedError with its sentence.
    """
    verdict = may_post_now(user, f"{thread.title}\n{text}", language, private=bool(thread.forum.circle_id))
    if verdict.refused:
        raise TextRefusedError(verdict.sentence)
    return verdict


def _mark_own(thread: Thread, user: User, number: int) -> None:
    """Nobody has to read what they wrote; what others wrote meanwhile stays unread."""
    mark, created = ThreadMark.objects.get_or_create(user=user, thread=thread, defaults={"number": number})
    if not created and mark.number == number - 1:
        ThreadMark.objects.filter(pk=mark.pk).update(number=number, read_at=timezone.now())
