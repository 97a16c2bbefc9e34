"""Pages as they may be found now."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Generic, TypeVar

from django.db.models import Min, OuterRef, QuerySet, Subquery
from django.utils import timezone
from wagtail.models import Page

from hub.pages.models import BasePage
from hub.pages.queries.frame import site_frame
from hub.search.documents import SearchDocument, Section
from hub.search.pages.access import tokens_of_pages

AnyPage = TypeVar("AnyPage", bound=BasePage)


@dataclass(frozen=True, slots=True)
class OpenPage(Generic[AnyPage]):
    """A live page and what all pages say of themselves; `date` is its first publication in any language."""

    page: AnyPage
    language: str
    access: tuple[str, ...]
    date: date | None

    @property
    def group(self) -> str:
        """The same for all languages of the text."""
        return f"page:{self.page.translation_key}"

    def document(self, kind: str, *, sections: Iterable[Section], **more: Any) -> SearchDocument:
        """The page as a document; sections without words are left out. `more` are further fields."""
        return SearchDocument(
            object_id=self.page.pk,
            language=self.language,
            kind=kind,
            group=self.group,
            title=self.page.title,
            sections=tuple(section for section in sections if section.text),
            access=self.access,
            date=self.date,
            **more,
        )


def open_pages(pages: QuerySet[AnyPage], ids: Sequence[int]) -> list[OpenPage[AnyPage]]:
    """Those of `pages` that are among `ids`, live, and open to somebody: two queries, however many."""
    since = (
        Page.objects.filter(translation_key=OuterRef("translation_key"), alias_of=None)
        .order_by()
        .values("translation_key")
        .annotate(first=Min("first_published_at"))
        .values("first")
    )
    found = list(
        _published(pages).filter(pk__in=ids).select_related("locale").annotate(since=Subquery(since)).order_by("pk")
    )
    access = tokens_of_pages({page.pk: page.path for page in found})
    return [
        OpenPage(page, page.language, access[page.pk], timezone.localdate(page.since) if page.since else None)
        for page in found
        if access[page.pk]
    ]


def open_ids(pages: QuerySet[AnyPage]) -> list[int]:
    """The keys of those of `pages` that somebody may find: two queries."""
    paths = dict(_published(pages).order_by("pk").values_list("pk", "path"))
    return [pk for pk, tokens in tokens_of_pages(paths).items() if tokens]


def page_addresses(ids: Sequence[int], language: str) -> dict[int, str]:
    """Where a reader of `language` finds each of the live pages among `ids`: one query beside the site's frame."""
    frame = site_frame()
    rows = Page.objects.filter(pk__in=ids, live=True).values_list("pk", "url_path", "slug", "locale_id")
    return {pk: frame.reader_url(language, url_path, slug, locale_id) for pk, url_path, slug, locale_id in rows}


def _published(pages: QuerySet[AnyPage]) -> QuerySet[AnyPage]:
    # An alias says nothing that its original does not say.
    return pages.filter(live=True, alias_of=None)
