"""What contributions put into the editors' queue: reviews, and pages past their date."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.db.models import F
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hub.contributions import queue_translations  # noqa: F401
from hub.contributions.kinds import all_kinds
from hub.contributions.models import Review
from hub.queue.registry import Action, Item, Source, register

if TYPE_CHECKING:
    from hub.accounts.models import User


def _review_item(review: Review, user: User) -> Item:
    page = review.page
    url = reverse("contributions:review", args=[page.pk])
    actions = [Action(_("Relire"), url)]
    if review.reviewer_id != user.pk:
        actions.append(Action(_("Prendre"), reverse("contributions:name_reviewer", args=[review.pk]), post=True))
    return Item(
        kind_label=_("Relecture"),
        title=page.draft_title,
        url=url,
        since=review.submitted_at,
        due=review.expected_on,
        overdue=review.is_late,
        language=page.locale.language_code,
        who=review.submitted_by.get_full_name() if review.submitted_by else "",
        assignee=review.reviewer.get_full_name() if review.reviewer else "",
        assignee_id=review.reviewer_id,
        note=_("tour %(number)s") % {"number": review.round} if review.round > 1 else "",
        icon="pencil",
        actions=actions,
    )


def review_items(user: User, limit: int) -> Iterable[Item]:
    """Reviews that wait for an answer; not those that wait for their authors."""
    rows = (
        Review.objects.filter(state=Review.State.IN_REVIEW)
        .exclude(page__owner=user)
        .select_related("page__locale", "submitted_by", "reviewer")
        .order_by(F("expected_on").asc(nulls_last=True), "submitted_at")[:limit]
    )
    return [_review_item(review, user) for review in rows]


def count_reviews(user: User) -> int:
    """How many."""
    return Review.objects.filter(state=Review.State.IN_REVIEW).exclude(page__owner=user).count()


def overdue_items(user: User, limit: int) -> Iterable[Item]:
    """Published pages past the date by which somebody should have confirmed them."""
    found = []
    for kind in all_kinds():
        rows = (
            kind.model._default_manager.filter(live=True, confirm_by__lt=timezone.localdate(), record__is_source=True)
            .select_related("locale", "owner")
            .order_by("confirm_by")[:limit]
        )
        for page in rows:
            remind = Action(_("Relancer"), reverse("contributions:remind", args=[page.pk]), post=True)
            confirm = Action(_("Confirmer"), reverse("contributions:confirm", args=[page.pk]), post=True)
            found.append(
                Item(
                    kind_label=_("À confirmer"),
                    title=page.title,
                    url=page.get_url() or "",
                    due=page.confirm_by,
                    overdue=True,
                    language=page.language,
                    who=page.owner.get_full_name() if page.owner else "",
                    icon="calendar",
                    actions=[remind, confirm],
                )
            )
    return found


def count_overdue(user: User) -> int:
    """How many."""
    return sum(
        kind.model._default_manager.filter(
            live=True, confirm_by__lt=timezone.localdate(), record__is_source=True
        ).count()
        for kind in all_kinds()
    )


register(Source("reviews", gettext_lazy("Relectures"), review_items, count_reviews, order=10))
register(Source("overdue", gettext_lazy("À confirmer"), overdue_items, count_overdue, order=30))
