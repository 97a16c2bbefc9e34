"""Reading what a person writes."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from django.db.models import Q
from django.http import Http404
from wagtail.models import Page

from hub.contributions import rules
from hub.contributions.kinds import Kind, all_kinds, kind_of
from hub.contributions.models import Coauthor, ContributedPage, Review
from hub.contributions.queries.steps import steps_of

if TYPE_CHECKING:
    from hub.accounts.models import User


@dataclass(frozen=True)
class Work:
    """A contributed page as its author sees it in the list: `state` is a leg of its way to publication.

    `translations` are the same text in other languages.
    """

    page: ContributedPage
    kind: Kind
    review: Review | None
    state: str
    translations: list[Work] = field(default_factory=list)

    @property
    def steps(self) -> list[dict[str, str]]:
        """The legs of its way, for the progress drawing."""
        return steps_of(page=self.page, review=self.review)

    @property
    def title(self) -> str:
        """The draft's title."""
        return str(self.page.draft_title or self.page.title)


def state_of(page: ContributedPage, review: Review | None) -> str:
    """`draft`, `in_review`, `changes_asked`, `published` or `overdue`."""
    if review is not None:
        return review.state
    if not page.live:
        return "draft"
    return "overdue" if page.is_overdue else "published"


def works_of(user: User) -> list[Work]:
    """Everything `user` writes or co-writes, newest change first, in a constant number of queries.

    Language versions of one text are one work, headed by its source.
    """
    pages: list[tuple[ContributedPage, Kind]] = []
    keys = list(Coauthor.objects.filter(user=user).values_list("page__translation_key", flat=True))
    for kind in all_kinds():
        rows = kind.model._default_manager.filter(Q(owner=user) | Q(translation_key__in=keys)).select_related(
            "locale", "owner", "record"
        )
        pages += [(row, kind) for row in rows]
    reviews = {
        review.page_id: review
        for review in Review.objects.filter(
            page_id__in=[page.pk for page, _kind in pages], state__in=Review.OPEN
        ).select_related("reviewer")
    }
    groups: dict[Any, list[Work]] = defaultdict(list)
    for page, kind in pages:
        review = reviews.get(page.pk)
        work = Work(page=page, kind=kind, review=review, state=state_of(page, review))
        groups[page.translation_key].append(work)
    works = []
    for group in groups.values():
        group.sort(key=lambda work: (not _is_source(work.page), work.page.pk))
        head, *rest = group
        works.append(replace(head, translations=rest))
    works.sort(key=lambda work: (work.state not in WAITING, -_changed_at(work)))
    return works


WAITING = ("changes_asked", "overdue")


def _is_source(page: ContributedPage) -> bool:
    record = getattr(page, "record", None)
    return record is None or record.is_source


def _changed_at(work: Work) -> float:
    times = [one.page.latest_revision_created_at for one in (work, *work.translations)]
    return max((time.timestamp() for time in times if time), default=0.0)


def contributed_page_or_404(pk: int) -> tuple[ContributedPage, Kind]:
    """The contributed page `pk` and its kind. Raises Http404 where there is none."""
    row = Page.objects.filter(pk=pk).first()
    page: Any = row.specific if row is not None else None
    if not isinstance(page, ContributedPage):
        raise Http404
    return page, kind_of(page)


def editable_or_404(user: User, pk: int) -> tuple[ContributedPage, Kind]:
    """As above, for those who may see its draft; for others it is not there."""
    page, kind = contributed_page_or_404(pk)
    if not rules.may_edit(user, page):
        raise Http404
    return page, kind


def open_review(page: ContributedPage) -> Review | None:
    """The review that is under way, if any."""
    return Review.objects.filter(page_id=page.pk, state__in=Review.OPEN).select_related("reviewer").first()
