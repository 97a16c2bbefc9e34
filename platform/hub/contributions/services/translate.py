"""Beginning a translation of a contributed page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from wagtail.models import Locale

from hub.pages.models import PageRecord

if TYPE_CHECKING:
    from hub.accounts.models import User
    from hub.contributions.models import ContributedPage


def source_of(page: ContributedPage) -> ContributedPage:
    """The page that the translations of `page`'s group are made from; `page` itself where it is alone."""
    siblings = type(page)._default_manager.filter(translation_key=page.translation_key)
    source: ContributedPage | None = siblings.filter(record__is_source=True).order_by("pk").first()
    return page if source is None else source


def begin_translation(*, page: ContributedPage, language: str, user: User) -> ContributedPage:
    """A draft of `page` in `language`, holding the source's text to be replaced; the existing one if there is one."""
    locale = Locale.objects.get(language_code=language)
    source = source_of(page)
    existing: ContributedPage | None = (
        type(page)._default_manager.filter(translation_key=page.translation_key, locale=locale).first()
    )
    if existing is not None:
        return existing
    with transaction.atomic():
        parent = source.get_parent().get_translation(locale)
        draft: ContributedPage = type(source)._default_manager.get(pk=source.pk).copy_for_translation(locale)
        assert draft.get_parent().pk == parent.pk
        draft.owner = user
        draft.live = False
        draft.save(update_fields=["owner", "live"])
        record, _created = PageRecord.objects.get_or_create(page_id=source.pk)
        PageRecord.objects.update_or_create(
            page_id=draft.pk,
            defaults={"is_source": False, "based_on_version": record.content_version, "content_version": 0},
        )
    return draft
