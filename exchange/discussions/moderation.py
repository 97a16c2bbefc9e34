"""How posts are moderated: in open forums by editors, in circles by their keepers."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from exchange.discussions import rules
from exchange.discussions.models import Post, Thread
from exchange.discussions.services.changed import changed
from exchange.discussions.services.tell import tell
from hub.moderation.deeds import name_deed
from hub.moderation.kinds import ModeratedKind, Piece, register
from hub.text.markdown import to_plain

if TYPE_CHECKING:
    from hub.accounts.models import User
    from hub.search.access import AnyUser


LONGEST_REASON = 2100


def _find(pk: int) -> Post | None:
    return Post.objects.select_related("thread", "thread__forum").filter(pk=pk).first()


def show(pks: Collection[int]) -> Mapping[int, Piece]:
    """The posts, hidden or not; those taken back are gone."""
    rows = Post.objects.filter(pk__in=pks, deleted_at=None).select_related("thread")
    return {
        post.pk: Piece(
            title=post.thread.title,
            text=to_plain(post.text),
            language=post.language,
            url=post.get_absolute_url(),
            author=post.author_id,
            written_at=post.created_at,
            edited_at=post.edited_at,
            hidden=bool(post.hidden_at or post.held),
        )
        for post in rows
    }


def hide(pk: int, reason: str, by: User | None) -> None:
    """Take a post out of sight; its author reads why. A thread of nothing else goes with it."""
    with transaction.atomic():
        post = Post.objects.select_for_update().select_related("thread").filter(pk=pk).first()
        if post is None:
            return
        post.hidden_at, post.hidden_reason, post.held = post.hidden_at or timezone.now(), reason[:LONGEST_REASON], False
        post.save(update_fields=["hidden_at", "hidden_reason", "held"])
        if post.number == 1 and post.thread.last_number == 1:
            Thread.objects.filter(pk=post.thread_id).update(held=True)
        Thread.objects.filter(answer=post).update(answer=None)
        changed(thread=post.thread, narrows=True)


def restore(pk: int, by: User | None) -> None:
    """Show a post again, or for the first time."""
    with transaction.atomic():
        post = Post.objects.select_for_update().select_related("thread").filter(pk=pk).first()
        if post is None:
            return
        waited = post.held and not post.hidden_at
        post.hidden_at, post.hidden_reason, post.held = None, "", False
        post.save(update_fields=["hidden_at", "hidden_reason", "held"])
        if post.number == 1:
            Thread.objects.filter(pk=post.thread_id).update(held=False)
        changed(thread=post.thread)
        if waited:
            tell(post=post)


def author(pk: int) -> int | None:
    """Whoever wrote it."""
    return Post.objects.filter(pk=pk).values_list("author_id", flat=True).first()


def may_moderate(user: User, pk: int) -> bool:
    """Whether the person moderates where the post stands now."""
    post = _find(pk)
    return post is not None and rules.may_moderate(user, post.thread.forum)


def may_read(user: AnyUser, pk: int) -> bool:
    """Whether the person reads the post now."""
    post = _find(pk)
    return post is not None and rules.may_read_post(user, post)


for key, closed in (("post", False), ("circle-post", True)):
    register(
        ModeratedKind(
            key=key,
            label=_("Message dans un cercle") if closed else _("Message des discussions"),
            show=show,
            hide=hide,
            restore=restore,
            author=author,
            may_moderate=may_moderate,
            may_read=may_read,
            closed=closed,
        )
    )

name_deed("pin_thread", _("A épinglé un fil"))
name_deed("unpin_thread", _("A détaché un fil"))
name_deed("close_thread", _("A fermé un fil"))
name_deed("open_thread", _("A rouvert un fil"))
name_deed("sum_up_thread", _("A résumé un fil"))
name_deed("move_thread", _("A déplacé un fil"))
name_deed("merge_thread", _("A réuni deux fils"))
name_deed("split_thread", _("A partagé un fil"))
