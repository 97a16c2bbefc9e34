"""What editors do with what was handed in."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from hub.contributions.errors import WrongStateError
from hub.contributions.models import Review, ReviewComment
from hub.contributions.services.lock import unlock
from hub.contributions.signals import answered, approved, changes_asked, reviewer_named, withdrawn
from hub.pages.models import PublishedVersion

if TYPE_CHECKING:
    from hub.accounts.models import User

CONFIRM_AFTER_DAYS = 365


def _in_state(review: Review, *states: str) -> Review:
    fresh = Review.objects.select_for_update().get(pk=review.pk)
    if fresh.state not in states:
        raise WrongStateError
    return fresh


def name_reviewer(*, review: Review, reviewer: User, user: User, expected_on: dt.date | None = None) -> Review:
    """Say who answers and by when. Raises WrongStateError when the review is closed."""
    with transaction.atomic():
        fresh = _in_state(review, *Review.OPEN)
        fresh.reviewer = reviewer
        if expected_on is not None:
            fresh.expected_on = expected_on
        fresh.save(update_fields=["reviewer", "expected_on"])
        reviewer_named.send(sender=Review, review=fresh, user=user)
    return fresh


def ask_changes(*, review: Review, user: User, message: str = "") -> Review:
    """Give the page back to its authors with what should change. Raises WrongStateError."""
    with transaction.atomic():
        fresh = _in_state(review, Review.State.IN_REVIEW)
        fresh.state = Review.State.CHANGES_ASKED
        fresh.reviewer = fresh.reviewer or user
        if message.strip():
            ReviewComment.objects.create(review=fresh, author=user, text=message.strip())
        fresh.save(update_fields=["state", "reviewer"])
        unlock(page_id=fresh.page_id)
        changes_asked.send(sender=Review, review=fresh, user=user)
    return fresh


def comment(
    *, review: Review, user: User, text: str, section: str = "", parent: ReviewComment | None = None
) -> ReviewComment:
    """Say something about a section, or answer. Raises WrongStateError when the review is closed."""
    with transaction.atomic():
        fresh = _in_state(review, *Review.OPEN)
        said = ReviewComment.objects.create(
            review=fresh,
            author=user,
            text=text.strip(),
            section=parent.section if parent else section,
            parent=parent.parent or parent if parent else None,
        )
        if parent is not None:
            answered.send(sender=Review, review=fresh, comment=said, user=user)
    return said


def resolve(*, comment: ReviewComment, done: bool = True) -> None:
    """Mark a remark as dealt with, or open it again."""
    comment.resolved_at = timezone.now() if done else None
    comment.save(update_fields=["resolved_at"])


def approve(*, review: Review, user: User, revision_id: int) -> Review:
    """Publish exactly the revision that was reviewed.

    `revision_id` is the one that the editor saw; WrongStateError where the review has moved on since.
    """
    with transaction.atomic():
        fresh = _in_state(review, Review.State.IN_REVIEW)
        revision = fresh.revision
        if revision is None or revision.pk != revision_id:
            raise WrongStateError
        fresh.state = Review.State.PUBLISHED
        fresh.reviewer = fresh.reviewer or user
        fresh.closed_at = timezone.now()
        fresh.save(update_fields=["state", "reviewer", "closed_at"])
        unlock(page_id=fresh.page_id)
        revision.publish(user=user, skip_permission_checks=True)
        PublishedVersion.objects.filter(revision=revision).update(note=fresh.change_note)
        page = fresh.page.specific_class
        assert page is not None
        page._default_manager.filter(pk=fresh.page_id).update(
            confirm_by=timezone.localdate() + dt.timedelta(days=CONFIRM_AFTER_DAYS)
        )
        approved.send(sender=Review, review=fresh, user=user)
    return fresh


def withdraw(*, review: Review, user: User) -> Review:
    """Take a page back from review; it is a draft again. Raises WrongStateError when the review is closed."""
    with transaction.atomic():
        fresh = _in_state(review, *Review.OPEN)
        fresh.state = Review.State.WITHDRAWN
        fresh.closed_at = timezone.now()
        fresh.save(update_fields=["state", "closed_at"])
        unlock(page_id=fresh.page_id)
        withdrawn.send(sender=Review, review=fresh, user=user)
    return fresh
