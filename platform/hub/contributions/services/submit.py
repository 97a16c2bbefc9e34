"""Handing a draft in, the first time and again after changes."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify
from wagtail.models import Page

from hub.contributions.errors import IncompleteError, InReviewError, StaleDraftError
from hub.contributions.kinds import kind_of
from hub.contributions.models import Review
from hub.contributions.queries.reviewers import next_reviewer
from hub.contributions.services.lock import lock
from hub.contributions.services.save_draft import draft_token
from hub.contributions.signals import submitted

if TYPE_CHECKING:
    from hub.accounts.models import User
    from hub.contributions.models import ContributedPage

ANSWER_WITHIN_DAYS = 10


def free_slug(page: ContributedPage) -> str:
    """An address from the page's title that no sibling has."""
    wanted = slugify(page.title)[:80].strip("-") or f"{page.pk}"
    taken = set(
        page.get_parent()
        .get_children()
        .exclude(pk=page.pk)
        .filter(slug__startswith=wanted)
        .values_list("slug", flat=True)
    )
    if wanted not in taken:
        return wanted
    return next(f"{wanted}-{number}" for number in range(2, len(taken) + 3) if f"{wanted}-{number}" not in taken)


def submit(
    *,
    page: ContributedPage,
    user: User,
    message: str = "",
    token: str | None = None,
    minor: bool = False,
    change_note: str = "",
) -> Review:
    """Hand the latest draft of `page` in; from then on it is locked until the editors answer.

    After changes were asked, the same review goes into its next round with the same reviewer. What is handed in
    is a revision of its own that no later save replaces. `minor`: publishing it leaves translations current.
    `change_note` is the public line in the list of versions. A reviewer is named where none was.
    Returns the review.

    Raises IncompleteError with what is missing, InReviewError where it is in review already, StaleDraftError where
    somebody saved after `token`.
    """
    with transaction.atomic():
        row = Page.objects.select_for_update().get(pk=page.pk)
        latest = row.get_latest_revision()
        if latest is not None and token is not None and draft_token(latest) != token:
            raise StaleDraftError(latest)
        draft: Any = latest.as_object() if latest is not None else page
        problems = kind_of(draft).problems(draft)
        if problems:
            raise IncompleteError(problems)
        review = Review.objects.select_for_update().filter(page_id=page.pk, state__in=Review.OPEN).first()
        if review is not None and review.state == Review.State.IN_REVIEW:
            raise InReviewError
        if not row.live and not row.first_published_at:
            draft.slug = free_slug(draft)
        draft.minor_edit = minor
        draft.render_sections()
        revision = draft.save_revision(user=user, clean=False)
        if review is None:
            review = Review(page_id=page.pk, submitted_by=user)
        else:
            review.previous_revision = review.revision
            review.round += 1
        review.revision = revision
        review.state = Review.State.IN_REVIEW
        review.submitted_at = timezone.now()
        review.message = message
        review.change_note = change_note
        if review.reviewer is None:
            review.reviewer = next_reviewer(draft)
        review.expected_on = timezone.localdate() + dt.timedelta(days=ANSWER_WITHIN_DAYS)
        review.save()
        lock(page_id=page.pk)
        submitted.send(sender=Review, review=review, page=draft, user=user)
    return review
