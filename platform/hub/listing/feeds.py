"""What is new in a list of pages, for feed readers: one entry a text, in the reader's best language."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.contrib.syndication.views import Feed
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import get_language

from hub.languages.queries.best import best
from hub.listing.pages import newest_first
from hub.pages.models import BasePage
from hub.pages.queries.frame import Frame, site_frame
from hub.pages.queries.public import public_pages

ENTRIES = 30

if TYPE_CHECKING:
    PagesFeedBase = Feed[Any, Any]
else:
    PagesFeedBase = Feed


def reader_language() -> str:
    """The active language as a code of ours."""
    return (get_language() or "fr")[:2]


class LanguageFeed(Atom1Feed):
    """An Atom feed whose entries say what language they are in."""

    def item_attributes(self, item: dict[str, Any]) -> dict[str, str]:
        attributes: dict[str, str] = super().item_attributes(item)
        return {**attributes, "xml:lang": item["language"]} if item["language"] else attributes


class PagesFeed(PagesFeedBase):
    """The public pages of a `model`, those first that were published last; a room says what stands in an entry."""

    feed_type = LanguageFeed
    model: type[BasePage]
    related: tuple[str, ...] = ("owner", "locale")
    frame: Frame

    def narrowed(self, pages: Any, asked: Any) -> Any:
        """Those of `pages` that belong into the feed of `asked`, what `get_object` gave."""
        return pages

    def items(self, asked: Any) -> list[Any]:
        self.frame = site_frame()
        pages = self.narrowed(best(public_pages(self.model), reader_language()), asked)
        return list(newest_first(pages).select_related(*self.related)[:ENTRIES])

    def item_title(self, item: Any) -> str:
        return str(item.title)

    def item_link(self, item: Any) -> str:
        return self.frame.reader_url(reader_language(), item.url_path, item.slug, item.locale_id)

    def item_guid(self, item: Any) -> str:
        return f"urn:uuid:{item.translation_key}"

    def item_pubdate(self, item: Any) -> datetime | None:
        at: datetime | None = item.first_published_at
        return at

    def item_updateddate(self, item: Any) -> datetime | None:
        at: datetime | None = item.last_published_at
        return at

    def item_extra_kwargs(self, item: Any) -> dict[str, Any]:
        return {"language": item.language}
