"""Reviewed pages count for a person's trust, as an editor read every word of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hub.contributions.kinds import all_kinds
from hub.moderation.trust import counts

if TYPE_CHECKING:
    from hub.accounts.models import User


@counts
def reviewed_pages(user: User) -> int:
    """Pages that the person owns and that are published."""
    return sum(kind.model._default_manager.filter(owner=user, live=True).count() for kind in all_kinds())
