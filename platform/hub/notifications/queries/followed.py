"""What somebody follows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hub.notifications.models import Subscription

if TYPE_CHECKING:
    from hub.accounts.models import User


def followed(user: User, kind: str) -> set[str]:
    """The subjects of one kind (`theme`, `project`) that `user` follows, without the kind's name."""
    rows = Subscription.objects.filter(
        user=user, subject__startswith=f"{kind}:", level=Subscription.Level.WATCHING
    ).values_list("subject", flat=True)
    return {subject.partition(":")[2] for subject in rows}
