"""Who hears of what happens to a contribution."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.dispatch import receiver
from django.utils import timezone
from django.utils.text import Truncator

from hub.contributions import signals
from hub.contributions.models import Credit, Review, ReviewComment
from hub.contributions.queries.people import authors_of, editors_for
from hub.contributions.services.remind import stage_of
from hub.notifications.services.notice import link_to, page_address, send_notice

if TYPE_CHECKING:
    from hub.accounts.models import User
    from hub.contributions.models import ContributedPage


def _about(review: Review) -> dict[str, Any]:
    page = review.page
    return {
        "title": page.draft_title or page.title,
        "round": review.round,
        "expected_on": review.expected_on,
        "reviewer": _name(review.reviewer),
        "link": link_to("contributions:review", page.pk),
    }


def _name(person: User | None) -> str:
    return person.get_full_name() if person else ""


def _shortened(words: str) -> str:
    return Truncator(" ".join(words.split())).chars(400)


@receiver(signals.submitted)
def tell_submitted(review: Review, user: User, **kwargs: Any) -> None:
    """The editors hear that something waits (its reviewer alone, where there is one), the author that it came."""
    about = _about(review) | {"author": _name(user), "message": _shortened(review.message)}
    key = f"submitted:{review.pk}:{review.round}"
    readers = [review.reviewer] if review.reviewer else editors_for(review.page)
    for reader in readers:
        if reader.pk != user.pk:
            send_notice(to=reader, template="contributions/submitted_editors", context=about, dedupe_key=key)
    send_notice(to=user, template="contributions/submitted_author", context=about, dedupe_key=f"{key}:author")


@receiver(signals.reviewer_named)
def tell_reviewer_named(review: Review, user: User, **kwargs: Any) -> None:
    """The authors hear who reads, the reviewer what was handed to them."""
    if review.reviewer is None:
        return
    about = _about(review) | {"by": _name(user)}
    key = f"reviewer:{review.pk}:{review.reviewer_id}:{review.expected_on}"
    for author in authors_of(review.page):
        send_notice(to=author, template="contributions/reviewer_named", context=about, dedupe_key=key)
    if review.reviewer_id != user.pk:
        send_notice(to=review.reviewer, template="contributions/reviewer_you", context=about, dedupe_key=f"{key}:you")


@receiver(signals.changes_asked)
def tell_changes_asked(review: Review, user: User, **kwargs: Any) -> None:
    """The authors hear what is missing."""
    open_remarks = review.comments.filter(parent=None, resolved_at=None)
    general = open_remarks.filter(section="", author=user).order_by("-created_at").first()
    about = _about(review) | {
        "reviewer": _name(user),
        "remark": _shortened(general.text) if general else "",
        "remarks": open_remarks.exclude(section="").count(),
        "link": link_to("contributions:edit", review.page_id),
    }
    for author in authors_of(review.page):
        key = f"changes:{review.pk}:{review.round}"
        send_notice(to=author, template="contributions/changes_asked", context=about, dedupe_key=key)


@receiver(signals.answered)
def tell_answered(review: Review, comment: ReviewComment, user: User, **kwargs: Any) -> None:
    """The other side hears of an answer; of several within the hour, of the first."""
    authors = authors_of(review.page)
    by_author = user.pk in {author.pk for author in authors}
    others = [review.reviewer] if by_author and review.reviewer else [] if by_author else authors
    about = _about(review) | {
        "by": _name(user),
        "words": _shortened(comment.text),
        "link": link_to("contributions:review", review.page_id, fragment=f"section-{comment.section}"),
    }
    key = f"answered:{review.pk}:{user.pk}:{timezone.now():%Y%m%d%H}"
    for other in others:
        send_notice(to=other, template="contributions/answered", context=about, dedupe_key=key)


@receiver(signals.approved)
def tell_approved(review: Review, user: User, **kwargs: Any) -> None:
    """The authors hear that it is public, and where."""
    page: Any = review.page.specific
    about = _about(review) | {"link": page_address(page), "confirm_by": page.confirm_by, "title": page.title}
    for author in authors_of(page):
        send_notice(to=author, template="contributions/approved", context=about, dedupe_key=f"approved:{review.pk}")


@receiver(signals.withdrawn)
def tell_withdrawn(review: Review, user: User, **kwargs: Any) -> None:
    """Whoever was to read it hears that there is nothing to read."""
    about = _about(review) | {"by": _name(user)}
    readers = [review.reviewer] if review.reviewer else editors_for(review.page)
    for reader in readers:
        if reader.pk != user.pk:
            send_notice(
                to=reader, template="contributions/withdrawn", context=about, dedupe_key=f"withdrawn:{review.pk}"
            )


@receiver(signals.coauthor_joined)
def tell_coauthor_joined(page: Any, user: User, **kwargs: Any) -> None:
    """The owner hears who came."""
    if page.owner is None or page.owner_id == user.pk:
        return
    about = {
        "title": page.draft_title or page.title,
        "by": _name(user),
        "link": link_to("contributions:coauthors", page.pk),
    }
    send_notice(
        to=page.owner,
        template="contributions/coauthor_joined",
        context=about,
        dedupe_key=f"coauthor:{page.pk}:{user.pk}:{timezone.localdate()}",
    )


@receiver(signals.credited)
def tell_credited(page: Any, user: User, person: User, credit: Credit, **kwargs: Any) -> None:
    """Whoever is named unasked hears of it, and how not to be."""
    about = {
        "title": page.draft_title or page.title,
        "by": _name(user),
        "link": link_to("contributions:credit", credit.pk),
    }
    send_notice(to=person, template="contributions/credited", context=about, dedupe_key=f"credit:{credit.pk}")


@receiver(signals.reminded)
def tell_confirmation_due(page: ContributedPage, user: User | None, **kwargs: Any) -> None:
    """The owner is asked to confirm; where there is none any more, the co-authors, and failing them the editors."""
    authors = authors_of(page)
    people = authors[:1] if authors and authors[0].pk == page.owner_id else authors or editors_for(page)
    today = timezone.localdate()
    stage = f"{today}:{user.pk}" if user else stage_of(page.confirm_by, today)
    about = {
        "title": page.title,
        "by": _name(user),
        "confirm_by": page.confirm_by,
        "days_left": (page.confirm_by - today).days if page.confirm_by else 0,
        "link": link_to("contributions:workshop"),
    }
    key = f"confirm:{page.translation_key}:{page.confirm_by}:{stage}"
    for person in people:
        send_notice(to=person, template="contributions/confirm_due", context=about, dedupe_key=key)
