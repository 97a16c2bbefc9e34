"""The posts of a thread, by their numbers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.utils.safestring import SafeString, mark_safe

from exchange.directory.models import Membership
from exchange.directory.queries.people import addresses_of_people, projects_of_people
from exchange.discussions import rules
from exchange.discussions.models import Attachment, Post, Thread, Useful
from exchange.discussions.queries.cards import with_cards
from exchange.discussions.queries.polls import ShownPoll, polls_under
from exchange.discussions.queries.translations import ShownTranslation, translations_of
from hub.accounts.names import shown_name
from hub.moderation.choices import readable

if TYPE_CHECKING:
    from hub.search.access import AnyUser

PER_PAGE = 20


@dataclass(frozen=True, slots=True)
class PostRow:
    """A post as its reader sees it. `state`: shown, deleted, hidden or held; without words where they are not for
    this reader."""

    pk: int
    number: int
    html: SafeString
    language: str
    created_at: datetime
    edited_at: datetime | None
    author: dict[str, Any]
    reply_to: int | None
    reply_to_name: str
    state: str
    reason: str
    useful: int
    mine: bool
    found_useful: bool
    attachments: list[Attachment]
    poll: ShownPoll | None = None
    translation: ShownTranslation | None = None


def page_number(number: int) -> int:
    """The page that a post stands on."""
    return (max(number, 1) - 1) // PER_PAGE + 1


def post_rows(thread: Thread, user: AnyUser, *, first: int, last: int, language: str) -> list[PostRow]:
    """The posts with numbers from `first` to `last` that `user`, who reads the thread in `language`, is shown."""
    rows = list(
        Post.objects.filter(thread=thread, number__gte=first, number__lte=last)
        .order_by("number")
        .values_list(
            "pk", "number", "html", "language", "created_at", "edited_at", "author_id", "author__name",
            "author__deleted_at", "reply_to__number", "reply_to__author__name", "reply_to__author__deleted_at",
            "deleted_at", "hidden_at", "hidden_reason", "held", "useful", "reply_to__thread_id",
        )
    )  # fmt: skip
    moderates = rules.may_moderate(user, thread.forum)
    people = _people([row[6] for row in rows if row[6]], user)
    liked: set[int] = set()
    if user.is_authenticated:
        liked = set(Useful.objects.filter(user=user, post__in=[row[0] for row in rows]).values_list("post", flat=True))
    held_by: dict[int, list[Attachment]] = {}
    for held_file in Attachment.objects.filter(post__in=[row[0] for row in rows]).defer("text"):
        held_by.setdefault(held_file.post_id or 0, []).append(held_file)
    open_here = thread.closed_at is None and rules.may_write(user, thread.forum)
    polls = polls_under([row[0] for row in rows], user, may_vote=open_here)
    foreign = [row[0] for row in rows if row[3] != language]
    translations = translations_of(foreign, language) if foreign else {}
    words = {row[0]: row[2] for row in rows if not (row[12] or row[13] or row[15])}
    words = dict(with_cards(words, user, language))
    shown = []
    for row in rows:
        pk, number, html, language, created, edited, author, name, gone, to_number, to_name, to_gone = row[:12]
        deleted, hidden, reason, held, useful, to_thread = row[12:]
        mine = user.is_authenticated and author == user.pk
        if held and not (mine or moderates):
            continue
        state = "deleted" if deleted else "hidden" if hidden else "held" if held else "shown"
        visible = state == "shown" or (state in ("hidden", "held") and (mine or moderates))
        shown.append(
            PostRow(
                pk=pk,
                number=number,
                html=mark_safe(words.get(pk, html) if visible else ""),
                language=language,
                created_at=created,
                edited_at=edited,
                author={"name": shown_name(name, gone), "gone": bool(gone), **people.get(author, {})}
                if author
                else {"gone": True},
                reply_to=to_number if to_thread == thread.pk else None,
                reply_to_name=shown_name(to_name, to_gone) if to_name is not None else "",
                state=state,
                reason=readable(reason) if reason and (mine or moderates) else "",
                useful=useful,
                mine=mine,
                found_useful=pk in liked,
                attachments=held_by.get(pk, []) if visible else [],
                poll=polls.get(pk) if visible else None,
                translation=translations.get(pk) if visible else None,
            )
        )
    return shown


def _people(authors: list[int], reader: AnyUser) -> dict[int, dict[str, Any]]:
    """For each author what stands beside the name: the profile's address and a project, where they show them."""
    users = list(dict.fromkeys(authors))
    urls = addresses_of_people(users, reader)
    places: dict[int, list[Membership]] = projects_of_people(users)
    found: dict[int, dict[str, Any]] = {}
    for user in users:
        told: dict[str, Any] = {}
        if user in urls:
            told["url"] = urls[user]
        if places.get(user):
            project = places[user][0].project
            told |= {"project": project.name, "project_url": project.get_absolute_url()}
        found[user] = told
    return found
