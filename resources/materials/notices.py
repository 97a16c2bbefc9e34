"""Who follows a theme hears of new material in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.dispatch import receiver

from hub.contributions import signals
from hub.notifications.services.announce import announce
from hub.pages.models import PublishedVersion
from resources.materials.followers import PUBLISHED, target_of
from resources.materials.models import MaterialPage
from resources.themes.notices import subject_of as theme_subject

if TYPE_CHECKING:
    from hub.accounts.models import User
    from hub.contributions.models import Review


@receiver(signals.approved)
def tell_followers(review: Review, user: User, **kwargs: Any) -> None:
    """A material that is new is news; a new version, or one more language, is not."""
    page = review.page.specific
    if not isinstance(page, MaterialPage) or PublishedVersion.objects.filter(page=page).count() > 1:
        return
    others = MaterialPage.objects.filter(translation_key=page.translation_key, live=True).exclude(pk=page.pk)
    if not others.exists():
        subjects = [theme_subject(code) for code in page.themes]
        announce(kind=PUBLISHED, subjects=subjects, actor=review.submitted_by, target=target_of(page.translation_key))
