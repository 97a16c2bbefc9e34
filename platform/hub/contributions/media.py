"""Who sees the media of pages that members write: authors and editors while it is a draft, then everybody."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db.models import Q, QuerySet
from wagtail.models import Page
from wagtail.signals import page_published, page_unpublished

from hub.contributions.models import Coauthor, ContributedPage, PageFile, PagePicture
from hub.languages.queries.best import language_rank
from hub.media.access import Place, Room, register
from hub.media.services.withdraw import withdraw_pictures
from hub.pages.models import PublishedVersion
from hub.pages.queries.frame import site_frame
from hub.search.pages.access import open_to

if TYPE_CHECKING:
    from hub.media.access import AnyUser
    from hub.media.models import File


class PageMedia:
    """The rules for the media of the class `pages`, which `pictures` and `files` hang on."""

    def __init__(self, pages: type[ContributedPage], pictures: type[PagePicture], files: type[PageFile]) -> None:
        self._pages = pages._default_manager
        self._pictures = pictures._default_manager
        self._files = files._default_manager

    def opens_file(self, user: AnyUser, file: File) -> bool:
        """Whether a published page that `user` may read shows `file`, or a draft that `user` writes."""
        if open_to(user, dict(self._showing(file).values_list("pk", "path"))):
            return True
        return (
            user.is_authenticated
            and user.is_active
            and any(
                row.get("file") == file.pk for content in self._own_drafts(user.pk) for row in content.get("files", [])
            )
        )

    def shows_file(self, user: AnyUser, file: File, language: str) -> list[Place]:
        """The published pages with `file` that `user` may read."""
        frame = site_frame()
        rows = self._showing(file).order_by(language_rank(language), "pk")
        found = list(rows.values_list("pk", "path", "translation_key", "title", "url_path", "slug", "locale_id"))
        readable = open_to(user, {pk: path for pk, path, *_more in found})
        nearest: dict[UUID, Place] = {}
        for pk, _path, key, title, url_path, slug, locale_id in found:
            if pk in readable and key not in nearest:
                url = frame.reader_url(language, url_path, slug, locale_id)
                nearest[key] = Place(title, url, frame.language(locale_id))
        return list(nearest.values())

    def public_pictures(self, pictures: Collection[int], except_page: int | None) -> set[int]:
        """Those of `pictures` that a public page shows."""
        public = Page.objects.live().public().exclude(pk=except_page or 0).values("pk")
        rows = self._pictures.filter(picture__in=list(pictures), page__in=public)
        return set(rows.values_list("picture_id", flat=True))

    def hide_pictures(self, instance: ContributedPage, **kwargs: Any) -> None:
        """What is no longer public has no public address."""
        shown = set(self._pictures.filter(page_id=instance.pk).values_list("picture_id", flat=True))
        withdraw_pictures(pictures=shown, page_id=instance.pk)

    def hide_dropped_pictures(self, instance: ContributedPage, **kwargs: Any) -> None:
        """A picture that the new version leaves out loses its address as well."""
        before: set[int] = set()
        for content in PublishedVersion.objects.filter(page_id=instance.pk).values_list("content", flat=True)[:2]:
            before |= {row["picture"] for row in content.get("pictures", []) if row.get("picture")}
        if before:
            withdraw_pictures(pictures=before)

    def _showing(self, file: File) -> QuerySet[Any]:
        shown: QuerySet[Any] = self._pages.filter(pk__in=self._files.filter(file=file).values("page"), live=True)
        return shown

    def _own_drafts(self, user_id: int) -> Iterable[dict[str, Any]]:
        """What the pages that the person writes say in their latest state; drafts live in revisions only."""
        keys = Coauthor.objects.filter(user_id=user_id).values("page__translation_key")
        mine = Q(owner_id=user_id) | Q(translation_key__in=keys)
        drafts = self._pages.filter(mine, latest_revision__isnull=False)
        yield from drafts.values_list("latest_revision__content", flat=True).iterator()


def register_media(
    name: str, pages: type[ContributedPage], pictures: type[PagePicture], files: type[PageFile]
) -> PageMedia:
    """Let the media of these pages be seen by whoever may see the pages; `name` is the room's."""
    media = PageMedia(pages, pictures, files)
    register(
        name,
        Room(opens_file=media.opens_file, public_pictures=media.public_pictures, shows_file=media.shows_file),
    )
    # Signals hold their receivers weakly.
    page_unpublished.connect(media.hide_pictures, sender=pages, weak=False, dispatch_uid=f"{name}-media")
    page_published.connect(media.hide_dropped_pictures, sender=pages, weak=False, dispatch_uid=f"{name}-media")
    return media
