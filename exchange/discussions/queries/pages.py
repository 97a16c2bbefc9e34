"""Pages that threads and posts speak of."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from wagtail.models import Page

from hub.languages.queries.best import best
from hub.notifications.subjects import Named
from hub.pages.queries.frame import site_frame
from hub.search.pages.access import open_to

if TYPE_CHECKING:
    from hub.search.access import AnyUser


def named_pages(keys: list[UUID], user: AnyUser, language: str) -> dict[UUID, Named]:
    """Title and address of the public pages of these translation keys that `user` may read; two queries at most."""
    if not keys:
        return {}
    pages = list(best(Page.objects.filter(translation_key__in=keys), language).select_related("locale"))
    may = open_to(user, {page.pk: page.path for page in pages})
    frame = site_frame()
    return {
        page.translation_key: Named(
            page.title,
            frame.reader_url(language, page.url_path, page.slug, page.locale_id),
            page.locale.language_code,
        )
        for page in pages
        if page.pk in may
    }
