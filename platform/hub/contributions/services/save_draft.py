"""Saving what an author has typed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone
from wagtail.models import Page, Revision

from hub.contributions.errors import InReviewError, StaleDraftError
from hub.contributions.models import Review
from hub.pages.models import PublishedVersion

if TYPE_CHECKING:
    from hub.accounts.models import User
    from hub.contributions.models import ContributedPage

OVERWRITE_WITHIN_SECONDS = 3600


def draft_token(revision: Revision | None) -> str:
    """Names the state of a draft; changes with each save."""
    return f"{revision.pk}-{revision.created_at.timestamp():.6f}" if revision else "new"


def _may_overwrite(revision: Revision, user: User) -> bool:
    recent = (timezone.now() - revision.created_at).total_seconds() < OVERWRITE_WITHIN_SECONDS
    return (
        recent
        and revision.user_id == user.pk
        and not Review.objects.filter(revision=revision).exists()
        and not Review.objects.filter(previous_revision=revision).exists()
        and not PublishedVersion.objects.filter(revision=revision).exists()
    )


def save_draft(*, draft: ContributedPage, user: User, token: str | None) -> Revision:
    """Save `draft` (with the typed values on it) as the page's latest revision and return that.

    `token` is what `draft_token` said when the form was opened; None skips the check. The same author's saves
    within an hour replace each other, so that autosave does not flood the history; what was reviewed or
    published is never replaced.

    Raises InReviewError while the page is in review, StaleDraftError when somebody saved in between.
    """
    with transaction.atomic():
        row = Page.objects.select_for_update().get(pk=draft.pk)
        if Review.objects.filter(page=row, state=Review.State.IN_REVIEW).exists():
            raise InReviewError
        latest = row.get_latest_revision()
        if latest is not None and token is not None and draft_token(latest) != token:
            raise StaleDraftError(latest)
        draft.render_sections()
        overwrite = latest if latest is not None and _may_overwrite(latest, user) else None
        changes: dict[str, Any] = {"draft_title": draft.title[:255]}
        # Editors' lists show the title column; an unpublished page has no published title to protect.
        if not row.live:
            changes["title"] = draft.title[:255]
        draft.latest_revision = latest
        revision: Revision = draft.save_revision(user=user, clean=False, overwrite_revision=overwrite)
        Page.objects.filter(pk=row.pk).update(**changes)
    return revision
