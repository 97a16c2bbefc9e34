"""Who could read what was handed in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Count, Q, QuerySet

from hub.accounts.models import User
from hub.accounts.roles import Role
from hub.contributions.models import Coauthor, Review

if TYPE_CHECKING:
    from hub.contributions.models import ContributedPage


def editors() -> QuerySet[User]:
    """Active people with the role of editor, by name."""
    found: QuerySet[User] = User.objects.filter(groups__name=Role.EDITOR.value, is_active=True)
    return found.distinct().order_by("name")


def next_reviewer(page: ContributedPage) -> User | None:
    """The editor to name for `page`: not one of its authors, reads its language, has least to read; or None."""
    authors = set(Coauthor.objects.filter(page__translation_key=page.translation_key).values_list("user_id", flat=True))
    reading = Count("reviews", filter=Q(reviews__state=Review.State.IN_REVIEW))
    free = [
        editor
        for editor in editors().annotate(reading=reading)
        if editor.pk != page.owner_id and editor.pk not in authors
    ]
    free.sort(key=lambda editor: (page.language not in (editor.reading_languages or [editor.language]), editor.reading))
    return free[0] if free else None
