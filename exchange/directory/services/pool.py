"""Posting in the pool, finding what fits, saying what came of it."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone, translation

from exchange.directory.models import PoolMatch, PoolOutcome, PoolPost, Project
from exchange.directory.pool_choices import PostKind, Result
from exchange.directory.pool_matching import Fit
from exchange.directory.queries.pool import Candidate, fitting, leaders_of, open_posts, reasons
from hub.notifications.services.notice import link_to, send_notice

if TYPE_CHECKING:
    from hub.accounts.models import User

LONGEST = timedelta(days=90)
REMIND_BEFORE = timedelta(days=7)
MOST_AT_ONCE = 5


def publish_post(*, post: PoolPost, user: User) -> list[PoolMatch]:
    """Put the post on the board (new or changed), and tell both sides of what fits now and was not known yet."""
    with transaction.atomic():
        if post.pk is None:
            post.author = user
        post.save()
        return match_post(post=post)


def match_post(*, post: PoolPost) -> list[PoolMatch]:
    """Note the best new matches of the post and write to the leaders of both projects, once for each match."""
    made: list[PoolMatch] = []
    if post.hidden_at:
        return made
    for candidate in fitting(post):
        if len(made) >= MOST_AT_ONCE:
            break
        match = note_match(post=post, found=candidate)
        if match is not None:
            made.append(match)
            _tell(match, candidate.fit)
    return made


def note_match(*, post: PoolPost, found: Candidate) -> PoolMatch | None:
    """Keep that the two fit, and why; None where that was known."""
    mentors, mentees = (post, found.post) if post.kind == PostKind.MENTORS else (found.post, post)
    why = {
        "place": found.fit.place,
        "languages": list(found.fit.languages),
        "trade": found.fit.trade,
        "times": list(found.fit.times),
    }
    match, created = PoolMatch.objects.get_or_create(
        mentors=mentors, mentees=mentees, defaults={"why": why, "score": found.fit.score}
    )
    return match if created else None


def fit_of(match: PoolMatch) -> Fit:
    """Why the two fitted when they were found."""
    why = match.why
    return Fit(
        place=str(why.get("place", "")),
        languages=tuple(why.get("languages", ())),
        trade=str(why.get("trade", "")),
        times=tuple(why.get("times", ())),
    )


def _tell(match: PoolMatch, found: Fit) -> None:
    for own, other in ((match.mentors, match.mentees), (match.mentees, match.mentors)):
        for leader in leaders_of(own.project_id):
            with translation.override(leader.language):
                why = reasons(found)
            context = {
                "project": other.project.name,
                "has_mentors": other.kind == PostKind.MENTORS,
                "number": other.number,
                "canton": other.get_canton_display,
                "why": why,
                "loose": bool(found.missing),
                "link": link_to("directory:pool_match", match.pk),
            }
            send_notice(to=leader, template="directory/pool_match", context=context, dedupe_key=f"pool:{match.pk}")


def close_post(*, post: PoolPost) -> None:
    """Take the post off the board; its matches stay."""
    if post.closed_at is None:
        post.closed_at = timezone.now()
        post.save()


def record_outcome(
    *, match: PoolMatch, project: Project, user: User, result: str, number: int = 0, reason: str = ""
) -> PoolOutcome:
    """Note what this side says came of the match; a later word replaces an earlier one of the same side."""
    values = {
        "result": result,
        "number": number if result == Result.TAKEN else 0,
        "reason": reason if result == Result.UNFIT else "",
        "recorded_by": user,
    }
    with transaction.atomic():
        outcome, _created = PoolOutcome.objects.update_or_create(match=match, project=project, defaults=values)
    return outcome


def match_again() -> int:
    """Find what two posts made at the same moment did not see of each other; returns how many matches are new."""
    return sum(len(match_post(post=post)) for post in open_posts().filter(kind=PostKind.MENTEES))


def remind_of_end() -> int:
    """Write to the leaders of posts that end within a week, once for each end; returns how many posts."""
    today = timezone.localdate()
    told = 0
    for post in open_posts().filter(until__lte=today + REMIND_BEFORE):
        if post.reminded_for == post.until or timezone.localdate(post.posted_at) == today:
            continue
        with transaction.atomic():
            post.reminded_for = post.until
            post.save()
            context = {"post": post, "until": post.until, "link": link_to("directory:edit_pool_post", post.pk)}
            key = f"pool-end:{post.pk}:{post.until}"
            for leader in leaders_of(post.project_id):
                send_notice(to=leader, template="directory/pool_ends", context=context, dedupe_key=key)
        told += 1
    return told
