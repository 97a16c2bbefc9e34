"""Who hears of what happens to a practice."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.dispatch import receiver
from django.utils.text import Truncator

from exchange.practices.services.adopt import adopted
from hub.contributions.queries.people import authors_of
from hub.notifications.services.notice import page_address, send_notice
from hub.text.markdown import to_plain

if TYPE_CHECKING:
    from exchange.practices.models import Adoption, PracticePage
    from hub.accounts.models import User


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
