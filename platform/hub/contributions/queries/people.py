"""Whom a page concerns."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import Q

from hub.accounts.models import User
from hub.contributions.queries.reviewers import editors

if TYPE_CHECKING:
    from wagtail.models import Page


def authors_of(page: Page | Any) -> list[User]:
    """The active owner and co-authors of `page`, in every language version, the owner first."""
    mine = Q(pk=page.owner_id) | Q(coauthorships__page__translation_key=page.translation_key)
    found = User.objects.filter(mine, is_active=True, deleted_at=None).distinct()
    return sorted(found, key=lambda person: (person.pk != page.owner_id, person.name))


def editors_for(page: Page | Any) -> list[User]:
    """The editors who may read `page`: not those who wrote it."""
    writing = {person.pk for person in authors_of(page)}
    return [person for person in editors() if person.pk not in writing]
