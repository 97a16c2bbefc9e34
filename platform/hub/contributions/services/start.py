"""Beginning a page."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar
from uuid import UUID, uuid4

from django.db import transaction
from wagtail.models import Page

from hub.contributions.models import ContributedPage
from hub.pages.models import PageRecord

if TYPE_CHECKING:
    from hub.accounts.models import User
    from hub.pages.models import BasePage

AnyPage = TypeVar("AnyPage", bound=ContributedPage)


def start_page(*, page: AnyPage, under: BasePage, user: User, key: UUID | None = None) -> AnyPage:
    """Save `page`, which holds at least a title, as a new draft of `user`'s under the list `under`, in its language.

    `key` names the form it was begun with: sent twice, it begins one draft, and the second time gives that one back.
    """
    with transaction.atomic():
        # One after the other: the second of two finds what the first has begun.
        Page.objects.select_for_update().get(pk=under.pk)
        begun = Page.objects.filter(translation_key=key).first() if key else None
        if begun is not None and begun.owner_id == user.pk:
            held = begun.specific
            if isinstance(held, type(page)):
                return held
        page.translation_key = key if key and begun is None else uuid4()
        page.draft_title = page.title
        page.locale = under.locale
        page.slug = f"brouillon-{page.translation_key.hex[:12]}"
        page.live = False
        page.owner = user
        under.add_child(instance=page)
        PageRecord.objects.get_or_create(page_id=page.pk)
        page.save_revision(user=user, clean=False)
        return page
