"""Reading projects."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import QuerySet

from exchange.directory.models import Membership, Profile, Project

if TYPE_CHECKING:
    from hub.accounts.models import User


def cantons_of_person(user: User) -> set[str]:
    """The cantons of the projects that `user` belongs to in whatever part, and those of their profile."""
    rows = Project.objects.filter(memberships__user=user).values_list("cantons", flat=True)
    found = {code for cantons in rows for code in cantons}
    profile = Profile.objects.filter(user=user).values_list("cantons", flat=True).first()
    return found | set(profile or ())


def projects_of(user: User) -> QuerySet[Project]:
    """The projects that `user` leads or works for."""
    parts = (Membership.Part.LEADER, Membership.Part.STAFF)
    mine: QuerySet[Project] = Project.objects.filter(memberships__user=user, memberships__part__in=parts)
    return mine.distinct().order_by("name")
