"""Polls as their reader sees them."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from exchange.discussions.models import Poll, PollOption, PollVote

if TYPE_CHECKING:
    from hub.search.access import AnyUser


@dataclass(slots=True)
class ShownOption:
    """An answer; `share` of those who voted, in per cent."""

    option: PollOption
    share: int
    chosen: bool


@dataclass(slots=True)
class ShownPoll:
    """A poll. `has_voted`: this reader did. `shows_result`: not to who may still be led by it."""

    poll: Poll
    has_voted: bool
    may_vote: bool
    options: list[ShownOption] = field(default_factory=list)

    @property
    def shows_result(self) -> bool:
        """Whoever may vote sees the result afterwards."""
        return self.has_voted or not self.may_vote


def polls_under(posts: Collection[int], user: AnyUser, *, may_vote: bool) -> dict[int, ShownPoll]:
    """The polls under these posts by the posts' keys, in one query, two where there are any and `user` is known.

    `may_vote`: whether `user` may vote in this thread at all.
    """
    found: dict[int, ShownPoll] = {}
    rows = list(PollOption.objects.filter(poll__post__in=posts).select_related("poll"))
    chosen: set[int] = set()
    if rows and user.is_authenticated:
        chosen = set(PollVote.objects.filter(user=user, option__in=rows).values_list("option", flat=True))
    for row in rows:
        poll = row.poll
        shown = found.get(poll.post_id)
        if shown is None:
            shown = found[poll.post_id] = ShownPoll(poll, False, may_vote and not poll.is_closed)
        share = round(100 * row.votes / poll.voters) if poll.voters else 0
        shown.options.append(ShownOption(row, share, row.pk in chosen))
        shown.has_voted |= row.pk in chosen
    return found
