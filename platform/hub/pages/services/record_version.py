"""Numbering of what is published."""

from __future__ import annotations

from django.db import transaction
from django.db.models import F, Max
from wagtail.models import Revision

from hub.pages.models import BasePage, PageRecord, PublishedVersion


def record_version(*, page: BasePage, revision: Revision | None, note: str = "") -> PublishedVersion | None:
    """Record the publication of `page` from `revision` and empty its "minor" mark.

    A first publication is never minor. Publishing the same revision again (Wagtail does so when a page is
    taken offline and put back) gives no new number. Returns the version, or None where there is none new.
    """
    if revision is not None and PublishedVersion.objects.filter(page_id=page.pk, revision=revision).exists():
        return None
    with transaction.atomic():
        last = PublishedVersion.objects.filter(page_id=page.pk).aggregate(last=Max("number"))["last"] or 0
        minor = page.minor_edit and last > 0
        version = PublishedVersion.objects.create(
            page_id=page.pk,
            number=last + 1,
            revision=revision,
            content=revision.content if revision else {},
            published_by=revision.user if revision else None,
            minor=minor,
            note=note,
        )
        record, _created = PageRecord.objects.get_or_create(page_id=page.pk)
        if not minor:
            PageRecord.objects.filter(page_id=record.pk).update(content_version=F("content_version") + 1)
        page.minor_edit = False
        type(page)._default_manager.filter(pk=page.pk).update(minor_edit=False)
    return version
