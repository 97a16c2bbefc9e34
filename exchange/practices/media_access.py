"""Who sees the pictures and files of practices: authors and editors while it is a draft, then everybody."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db.models import Q, QuerySet
from django.dispatch import receiver
from wagtail.models import Page
from wagtail.signals import page_published, page_unpublished

from exchange.practices.models import PracticeFile, PracticePage, PracticePicture
from hub.contributions.models import Coauthor
from hub.languages.queries.best import language_rank
from hub.media.access import Place, Room, register
from hub.media.services.withdraw import withdraw_pictures
from hub.pages.models import PublishedVersion
from hub.pages.queries.frame import site_frame
from hub.search.pages.access import open_to

if TYPE_CHECKING:
    from hub.media.access import AnyUser
    from hub.media.models import File


def opens_file(user: AnyUser, file: File) -> bool:
    """Whether a published practice that `user` may read shows `file`, or a draft that `user` writes."""
    if open_to(user, dict(_showing(file).values_list("pk", "path"))):
        return True
    return (
        user.is_authenticated
        and user.is_active
        and any(row.get("file") == file.pk for content in _own_drafts(user.pk) for row in content.get("files", []))
    )


def _showing(file: File) -> QuerySet[PracticePage]:
    shown: QuerySet[PracticePage] = PracticePage.objects.filter(
        pk__in=PracticeFile.objects.filter(file=file).values("page"), live=True
    )
    return shown


def shows_file(user: AnyUser, file: File, language: str) -> list[Place]:
    """The published practices with `file` that `user` may read."""
    frame = site_frame()
    rows = _showing(file).order_by(language_rank(language), "pk")
    found = list(rows.values_list("pk", "path", "translation_key", "title", "url_path", "slug", "locale_id"))
    readable = open_to(user, {pk: path for pk, path, *_more in found})
    nearest: dict[UUID, Place] = {}
    for pk, _path, key, title, url_path, slug, locale_id in found:
        if pk in readable and key not in nearest:
            url = frame.reader_url(language, url_path, slug, locale_id)
            nearest[key] = Place(title, url, frame.language(locale_id))
    return list(nearest.values())


def _own_drafts(user_id: int) -> Iterable[dict[str, Any]]:
    """What the practices that the person writes say in their latest state; drafts live in revisions only."""
    keys = Coauthor.objects.filter(user_id=user_id).values("page__translation_key")
    mine = Q(owner_id=user_id) | Q(translation_key__in=keys)
    drafts = PracticePage.objects.filter(mine, latest_revision__isnull=False)
    yield from drafts.values_list("latest_revision__content", flat=True).iterator()


def public_pictures(pictures: Collection[int], except_page: int | None) -> set[int]:
    """Those of `pictures` that a public practice shows."""
    public = Page.objects.live().public().exclude(pk=except_page or 0).values("pk")
    rows = PracticePicture.objects.filter(picture__in=list(pictures), page__in=public)
    return set(rows.values_list("picture_id", flat=True))


register("practices", Room(opens_file=opens_file, public_pictures=public_pictures, shows_file=shows_file))


@receiver(page_unpublished, sender=PracticePage)
def hide_pictures(instance: PracticePage, **kwargs: Any) -> None:
    """What is no longer public has no public address."""
    shown = set(PracticePicture.objects.filter(page_id=instance.pk).values_list("picture_id", flat=True))
    withdraw_pictures(pictures=shown, page_id=instance.pk)


@receiver(page_published, sender=PracticePage)
def hide_dropped_pictures(instance: PracticePage, **kwargs: Any) -> None:
    """A picture that the new version leaves out loses its address as well."""
    before: set[int] = set()
    for content in PublishedVersion.objects.filter(page_id=instance.pk).values_list("content", flat=True)[:2]:
        before |= {row["picture"] for row in content.get("pictures", []) if row.get("picture")}
    if before:
        withdraw_pictures(pictures=before)
