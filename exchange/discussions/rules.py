"""Who may read and do what in the discussions. Every door asks here, and only here.

A forum names access tokens, a person holds some (`hub.search.access`), and one in common opens the forum with all its
threads and posts: pages, lists, counts, feeds, mails, files and the search go by the same tokens.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING

from django.db.models import Q, QuerySet

from exchange.directory.models import Membership
from exchange.discussions.models import Circle, CircleMember, Forum, ForumPage, Poll, Post, PostTranslation, Thread
from hub.accounts.models import User
from hub.accounts.roles import Role
from hub.languages.machine import is_configured
from hub.pages.memo import remembered
from hub.search.access import LOGGED_IN, holds, tokens_of
from hub.search.documents import EVERYBODY
from hub.search.pages.access import tokens_of_pages

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    AnyUser = User | AnonymousUser

Tokens = frozenset[str]
EDITORS = (Role.EDITOR, Role.OPERATOR)


def circle_token(pk: int) -> str:
    """The token that the people of a circle hold."""
    return f"circle:{pk}"


def circles_of(user: AnyUser) -> QuerySet[Circle]:
    """The circles that `user` belongs to now: by name, by role, or through a project."""
    if not user.is_authenticated or not user.is_active:
        return Circle.objects.none()
    mine = Q(pk__in=CircleMember.objects.filter(user=user).values("circle"))
    mine |= Q(kind=Circle.Kind.PROJECT, project__in=Membership.objects.filter(user=user).values("project"))
    if user.has_role(Role.PROJECT_LEADER):
        mine |= Q(kind=Circle.Kind.LEADERS)
    return Circle.objects.filter(mine)


@holds
def circle_tokens(user: AnyUser) -> Iterable[str]:
    """A token for each circle that `user` belongs to."""
    return [circle_token(pk) for pk in circles_of(user).order_by().values_list("pk", flat=True)]


@remembered
def forum_tokens() -> dict[int, Tokens]:
    """For each forum the tokens that open it; none where nobody reads it (all its pages are offline).

    Whoever reads a forum passes the restrictions on every language version of its page: editors who close one of them
    mean the forum.
    """
    pages = list(ForumPage.objects.filter(live=True, alias_of=None).values_list("translation_key", "pk", "path"))
    opens = tokens_of_pages({pk: path for _key, pk, path in pages})
    by_key: dict[object, Tokens] = {}
    for key, pk, _path in pages:
        tokens = frozenset(opens[pk])
        by_key[key] = _both(by_key[key], tokens) if key in by_key else tokens
    found: dict[int, Tokens] = {}
    for pk, key, circle in Forum.objects.values_list("pk", "key", "circle"):
        found[pk] = frozenset({circle_token(circle)}) if circle else by_key.get(key, frozenset())
    return found


def _both(one: Tokens, other: Tokens) -> Tokens:
    """The tokens that open both."""
    for wide in (EVERYBODY, LOGGED_IN):
        if wide in one:
            return other
        if wide in other:
            return one
    return one & other


def readable_forums(user: AnyUser) -> frozenset[int]:
    """The keys of the forums and circles that `user` may read now."""
    held = tokens_of(user)
    return frozenset(pk for pk, tokens in forum_tokens().items() if not held.isdisjoint(tokens))


def open_forums() -> frozenset[int]:
    """The keys of the forums that everybody reads."""
    return frozenset(pk for pk, tokens in forum_tokens().items() if EVERYBODY in tokens)


def may_read_forum(user: AnyUser, forum: int) -> bool:
    """Whether `user` may read the forum with this key, and with it its threads."""
    return forum in readable_forums(user)


def readable_threads(user: AnyUser) -> QuerySet[Thread]:
    """The threads that `user` may read, without those that were merged into others or wait to be let in."""
    return listed().filter(forum__in=readable_forums(user))


def listed() -> QuerySet[Thread]:
    """The threads that lists show to those who may read them."""
    return Thread.objects.filter(merged_into=None, held=False)


def readable_posts(user: AnyUser) -> QuerySet[Post]:
    """The posts whose words `user` may read as everybody does; their own held or hidden ones are not among them."""
    shown = Post.objects.filter(held=False, hidden_at=None, deleted_at=None)
    return shown.filter(thread__forum__in=readable_forums(user), thread__held=False)


def may_read_thread(user: AnyUser, thread: Thread) -> bool:
    """Whether `user` may read the thread; one that waits for a moderator by its author and the moderators only."""
    if not may_read_forum(user, thread.forum_id):
        return False
    if not thread.held:
        return True
    return user.is_authenticated and (thread.author_id == user.pk or may_moderate(user, thread.forum))


def may_read_post(user: AnyUser, post: Post) -> bool:
    """Whether `user` may read the words of `post`."""
    if not may_read_thread(user, post.thread) or post.deleted_at:
        return False
    return post.is_shown or sees_hidden(user, post)


def sees_hidden(user: AnyUser, post: Post) -> bool:
    """Whether `user` may read a post that is held or hidden: its author and the forum's moderators."""
    return bool(user.is_authenticated) and (post.author_id == user.pk or may_moderate(user, post.thread.forum))


def readers(forum: int, users: Collection[int]) -> set[int]:
    """Those of `users` (keys) who may read the forum now: three queries at most, however many they are."""
    tokens = forum_tokens().get(forum, frozenset())
    here = User.objects.filter(pk__in=users, is_active=True, deleted_at=None).order_by()
    if not tokens:
        return set()
    if tokens & {EVERYBODY, LOGGED_IN}:
        return set(here.values_list("pk", flat=True))
    circle = Circle.objects.filter(forum=forum).first()
    if circle is None:
        groups = [int(token.removeprefix("group:")) for token in tokens if token.startswith("group:")]
        return set(here.filter(Q(groups__in=groups) | Q(is_superuser=True)).values_list("pk", flat=True))
    return set(people_of(circle).filter(pk__in=users).values_list("pk", flat=True))


def people_of(circle: Circle) -> QuerySet[User]:
    """Everybody who belongs to the circle now, each once, in no order."""
    mine = Q(pk__in=CircleMember.objects.filter(circle=circle).values("user"))
    if circle.kind == Circle.Kind.LEADERS:
        mine |= Q(groups__name=Role.PROJECT_LEADER.value)
    if circle.kind == Circle.Kind.PROJECT:
        mine |= Q(pk__in=Membership.objects.filter(project=circle.project_id).values("user"))
    return User.objects.filter(mine, is_active=True, deleted_at=None).order_by().distinct()


def may_write(user: AnyUser, forum: Forum) -> bool:
    """Whoever has an account and reads a forum may write there."""
    return user.is_authenticated and user.is_active and may_read_forum(user, forum.pk)


def may_reply(user: AnyUser, thread: Thread) -> bool:
    """Whether `user` may answer: in a closed thread moderators only."""
    if thread.merged_into_id or not may_write(user, thread.forum):
        return False
    return thread.closed_at is None or may_moderate(user, thread.forum)


def may_moderate(user: AnyUser, forum: Forum) -> bool:
    """Editors in open forums; in a circle its keepers, for editors do not read circles of others."""
    if not user.is_authenticated or not user.is_active:
        return False
    if forum.circle_id:
        return CircleMember.objects.filter(circle=forum.circle_id, user=user, is_keeper=True).exists()
    return user.has_role(*EDITORS)


def may_edit(user: AnyUser, post: Post) -> bool:
    """Its author changes a post while its thread is open and it is not taken out of sight; moderators do not."""
    if not user.is_authenticated or post.author_id != user.pk or post.deleted_at or post.hidden_at:
        return False
    return may_reply(user, post.thread)


def may_delete(user: AnyUser, post: Post) -> bool:
    """Its author takes a post back, also in a closed thread."""
    return (
        user.is_authenticated
        and post.author_id == user.pk
        and post.deleted_at is None
        and may_write(user, post.thread.forum)
    )


def sees_versions(user: AnyUser, post: Post) -> bool:
    """What a post said before may hold what should not have been said: its author and the moderators read it."""
    return may_read_forum(user, post.thread.forum_id) and sees_hidden(user, post)


def may_mark_answer(user: AnyUser, thread: Thread) -> bool:
    """The asker says what the answer is, or a moderator."""
    if not may_write(user, thread.forum):
        return False
    return (user.is_authenticated and thread.author_id == user.pk) or may_moderate(user, thread.forum)


def may_vote(user: AnyUser, poll: Poll) -> bool:
    """Whoever may write in the forum votes in a poll that they can read."""
    return may_write(user, poll.post.thread.forum) and may_read_post(user, poll.post)


def may_close_poll(user: AnyUser, poll: Poll) -> bool:
    """Who asked ends a poll, or a moderator."""
    if not may_write(user, poll.post.thread.forum):
        return False
    return poll.post.author_id == user.pk or may_moderate(user, poll.post.thread.forum)


def may_translate(user: AnyUser, post: Post, before: PostTranslation | None) -> bool:
    """Whoever may write translates what nobody has yet, or a machine, or what is outdated; a person's translation is
    corrected by that person, the post's author and the moderators."""
    if not may_write(user, post.thread.forum) or not may_read_post(user, post) or not post.is_shown:
        return False
    if before is None or before.machine or before.version != post.version:
        return True
    return may_drop_translation(user, post, before)


def may_drop_translation(user: AnyUser, post: Post, translation: PostTranslation) -> bool:
    """Its translator, the post's author and the moderators."""
    if not may_write(user, post.thread.forum):
        return False
    return user.pk in (translation.user_id, post.author_id) or may_moderate(user, post.thread.forum)


def may_ask_machine(user: AnyUser, post: Post) -> bool:
    """Only what everybody reads is sent to a service outside, and only where one is configured."""
    if not is_configured() or post.thread.forum_id not in open_forums() or post.thread.held:
        return False
    return post.is_shown and may_write(user, post.thread.forum)


def may_move(user: AnyUser, thread: Thread, forum: Forum) -> bool:
    """Moderators of both sides bring a thread from one forum to another."""
    return may_moderate(user, thread.forum) and may_moderate(user, forum)


def may_found_circle(user: AnyUser) -> bool:
    """Project leaders and editors found circles."""
    return user.is_authenticated and user.has_role(Role.PROJECT_LEADER, *EDITORS)


def keeps(user: AnyUser, circle: Circle) -> bool:
    """Whether `user` lets people into the circle and moderates it."""
    return user.is_authenticated and CircleMember.objects.filter(circle=circle, user=user, is_keeper=True).exists()


def listed_circles(user: AnyUser) -> QuerySet[Circle]:
    """The circles that `user` may know of: their own, and those that show themselves to members."""
    if not user.is_authenticated or not user.is_active:
        return Circle.objects.none()
    return Circle.objects.filter(Q(is_listed=True) | Q(pk__in=circles_of(user).values("pk")))
