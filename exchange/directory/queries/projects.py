"""Reading projects."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import QuerySet

from exchange.directory.models import Membership, Project

if TYPE_CHECKING:
    from hub.accounts.models import User


def projects_of(user: User) -> QuerySet[Project]:
    """The projects that `user` leads or works for."""
    parts = (Membership.Part.LEADER, Membership.Part.STAFF)
    mine: QuerySet[Project] = Project.objects.filter(memberships__user=user, memberships__part__in=parts)
    return mine.distinct().order_by("name")
