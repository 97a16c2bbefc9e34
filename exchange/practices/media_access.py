"""Who sees the pictures and files of practices: authors and editors while it is a draft, then everybody."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING, Any

from django.db.models import Q
from django.dispatch import receiver
from wagtail.models import Page
from wagtail.signals import page_published, page_unpublished

from exchange.practices.models import PracticeFile, PracticePage, PracticePicture
from hub.contributions.models import Coauthor
from hub.media.access import Room, register
from hub.media.services.withdraw import withdraw_pictures
from hub.pages.models import PublishedVersion

if TYPE_CHECKING:
    from hub.media.access import AnyUser
    from hub.media.models import File


def opens_file(user: AnyUser, file: File) -> bool:
    """Whether a public practice shows `file`, or a draft that `user` writes."""
    pages = PracticeFile.objects.filter(file=file).values("page")
    if Page.objects.live().public().filter(pk__in=pages).exists():
        return True
    return (
        user.is_authenticated
        and user.is_active
        and any(row.get("file") == file.pk for content in _own_drafts(user.pk) for row in content.get("files", []))
    )


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


register("practices", Room(opens_file=opens_file, public_pictures=public_pictures))


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
