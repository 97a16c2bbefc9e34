"""Who hears of what happens to a practice: its authors by mail, its followers by notice."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.dispatch import receiver
from django.utils.text import Truncator

from exchange.directory.notices import subject_of as project_subject
from exchange.practices.followers import ADOPTED, CHANGED, PUBLISHED, subject_of
from exchange.practices.models import PracticePage
from exchange.practices.services.adopt import adopted
from hub.contributions import signals
from hub.contributions.queries.people import authors_of
from hub.notifications.services.announce import announce
from hub.notifications.services.notice import page_address, send_notice
from hub.pages.models import PublishedVersion
from hub.text.markdown import to_plain
from resources.themes.notices import subject_of as theme_subject

if TYPE_CHECKING:
    from exchange.practices.models import Adoption
    from hub.accounts.models import User
    from hub.contributions.models import Review


@receiver(adopted)
def tell_adopted(adoption: Adoption, practice: PracticePage, user: User, **kwargs: Any) -> None:
    """The authors hear which project took it up, and what it changed."""
    about = {
        "title": practice.title,
        "project": adoption.project.name,
        "changed": Truncator(to_plain(adoption.changed)).chars(400),
        "link": page_address(practice),
    }
    for author in authors_of(practice):
        if author.pk != user.pk:
            send_notice(to=author, template="practices/adopted", context=about, dedupe_key=f"adopted:{adoption.pk}")
    subjects = [subject_of(practice.translation_key), project_subject(adoption.project_id)]
    announce(kind=ADOPTED, subjects=subjects, actor=user, target=f"adoption:{adoption.pk}")


@receiver(signals.approved)
def tell_followers(review: Review, user: User, **kwargs: Any) -> None:
    """A practice that is new, or has changed, is news; one that is new in another language only is not."""
    page = review.page.specific
    if not isinstance(page, PracticePage):
        return
    target = subject_of(page.translation_key)
    author = review.submitted_by
    if PublishedVersion.objects.filter(page=page).count() > 1:
        announce(kind=CHANGED, subjects=[target], actor=author, target=target)
    elif not PracticePage.objects.filter(translation_key=page.translation_key, live=True).exclude(pk=page.pk).exists():
        subjects = [theme_subject(code) for code in page.themes]
        subjects += [project_subject(page.project_id)] if page.project_id else []
        announce(kind=PUBLISHED, subjects=subjects, actor=author, target=target)
