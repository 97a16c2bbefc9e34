"""What waits for somebody: a draft begun, a practice in review, one sent back with questions."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.utils import timezone
from wagtail.models import Page, Revision

from config.demo.content import Table, read_folder
from config.demo.parts.practices import Library, build
from config.demo.publishing import add_page, days_ago
from exchange.practices.models import PracticePage
from hub.contributions.models import Review, ReviewComment


def load_drafts(library: Library) -> None:
    """Make the drafts of the folder `drafts` in the state that each file names."""
    for row in read_folder("drafts"):
        page = _add_draft(library, row)
        if row["state"] != "draft":
            _hand_in(library, row, page)


def _add_draft(library: Library, row: Table) -> PracticePage:
    code = row["original"]
    page = build(library, row, code)
    parent = Page.objects.get(pk=library.indexes[code].pk)
    page = add_page(parent, page)
    revision: Revision = page.save_revision(user=page.owner, clean=False)
    at = days_ago(row["started_days_ago"])
    Revision.objects.filter(pk=revision.pk).update(created_at=at)
    Page.objects.filter(pk=page.pk).update(latest_revision_created_at=at)
    return page


def _hand_in(library: Library, row: Table, page: PracticePage) -> None:
    at = days_ago(row["submitted_days_ago"])
    review = Review.objects.create(
        page_id=page.pk,
        revision=page.latest_revision,
        state=row["state"],
        submitted_by=page.owner,
        submitted_at=at,
        reviewer=library.people[row["reviewer"]],
        expected_on=timezone.localdate() + timedelta(days=row["expected_in_days"]),
        message=row["message"],
    )
    if review.state == Review.State.IN_REVIEW:
        Page.objects.filter(pk=page.pk).update(locked=True, locked_at=at)
    for comment in row.get("comments", []):
        _remark(library, review, comment, at)


def _remark(library: Library, review: Review, row: Table, handed_in: datetime) -> None:
    remark = ReviewComment.objects.create(
        review=review,
        section=row["section"],
        author=library.people[row["by"]],
        text=row["text"],
        created_at=handed_in + timedelta(days=3),
    )
    if answer := row.get("answer"):
        ReviewComment.objects.create(
            review=review,
            parent=remark,
            section=row["section"],
            author=review.submitted_by,
            text=answer,
            created_at=handed_in + timedelta(days=4),
        )
