"""People, by what they may do."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from hub.accounts.models import User
from hub.accounts.roles import Role


def people() -> QuerySet[User]:
    """Everybody who is here."""
    return User.objects.filter(is_active=True, deleted_at=None)


def with_role(*roles: Role) -> QuerySet[User]:
    """Who holds one of `roles`, by name."""
    return people().filter(groups__name__in=[role.value for role in roles]).distinct().order_by("name", "pk")


def editors() -> QuerySet[User]:
    """Who may review, by name."""
    return with_role(Role.EDITOR)


def operators() -> QuerySet[User]:
    """Who runs the platform, by name."""
    return with_role(Role.OPERATOR)


def find(words: str) -> QuerySet[User]:
    """People whose name or address holds the words; for those who may see addresses."""
    return people().filter(Q(name__icontains=words) | Q(email__icontains=words)).order_by("name", "pk")
