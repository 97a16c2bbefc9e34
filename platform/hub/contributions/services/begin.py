"""Beginning a page with words that were said elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import transaction

from hub.contributions.models import Credit
from hub.contributions.services.save_draft import save_draft
from hub.contributions.signals import credited

if TYPE_CHECKING:
    from hub.accounts.models import User
    from hub.contributions.kinds import Kind
    from hub.contributions.models import ContributedPage


def begin_with(
    *,
    kind: Kind,
    user: User,
    key: UUID | None,
    words: Mapping[str, str],
    said_by: Iterable[User],
    **start: Any,
) -> ContributedPage:
    """A new draft of `user`'s whose sections hold `words` (Markdown by section name); `said_by` are credited.

    `start` is what the kind's start form gave. `key` names the form: sent twice, it begins one draft, and what was
    written in it meanwhile stays.
    """
    with transaction.atomic():
        begun = kind.model._default_manager.filter(translation_key=key, owner=user).exists() if key else False
        page = kind.start(user=user, key=key, **start)
        if begun:
            return page
        for name, text in words.items():
            if name in kind.quotable:
                setattr(page, name, text)
        save_draft(draft=page, user=user, token=None)
        give_credit(page=page, people=said_by, by=user)
    return page


def give_credit(*, page: ContributedPage, people: Iterable[User], by: User) -> None:
    """Name `people` on the page, but for its owner; each hears of it once and may decline."""
    for person in people:
        if person.pk in (page.owner_id, by.pk):
            continue
        row, created = Credit.objects.get_or_create(page_id=page.pk, user=person)
        if created:
            credited.send(sender=Credit, page=page, user=by, person=person, credit=row)
