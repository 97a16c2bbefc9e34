"""A translation that was worked over and published again renders its source as it was then."""

from __future__ import annotations

from wagtail.models import Revision

from hub.pages.models import BasePage, PageRecord, PublishedVersion


def catch_up(*, page: BasePage, version: PublishedVersion, revision: Revision | None) -> None:
    """Bring the record of the translation `page` in line with its new `version`; a minor one says nothing.

    What a first version renders was noted when the translation was begun. A person published it, so it is no
    machine's any more.
    """
    if version.minor or version.number == 1 or revision is None:
        return
    seen = PublishedVersion.objects.filter(
        page__translation_key=page.translation_key,
        page__record__is_source=True,
        minor=False,
        published_at__lte=revision.created_at,
    ).count()
    PageRecord.objects.filter(page_id=page.pk, is_source=False, based_on_version__lte=seen).update(
        based_on_version=seen, machine=False
    )
