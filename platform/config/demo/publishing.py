"""Publishing a page as if it had happened some time ago."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TypeVar

from django.utils import timezone
from wagtail.models import Page, Revision

from hub.accounts.models import User
from hub.pages.models import BasePage, PageRecord, PublishedVersion

AnyPage = TypeVar("AnyPage", bound=BasePage)


def days_ago(days: float) -> datetime:
    """The moment so many days back."""
    return timezone.now() - timedelta(days=days)


def add_page(parent: Page, page: AnyPage, *, source: BasePage | None = None, user: User | None = None) -> AnyPage:
    """Put `page` under `parent`, unpublished, as a translation of `source` where that is given."""
    page.live = False
    if source is not None:
        page.translation_key = source.translation_key
    parent.add_child(instance=page)
    PageRecord.objects.create(page_id=page.pk, is_source=source is None)
    return page


def publish(page: AnyPage, *, user: User | None, at: datetime, note: str = "", minor: bool = False) -> AnyPage:
    """Publish what `page` holds, dated `at`; returns the page as it then stands."""
    page.minor_edit = minor
    revision: Revision = page.save_revision(user=user)
    revision.publish(user=user, log_action=False, skip_permission_checks=True)
    Revision.objects.filter(pk=revision.pk).update(created_at=at)
    PublishedVersion.objects.filter(page_id=page.pk, revision=revision).update(published_at=at, note=note)
    dates = {"last_published_at": at, "latest_revision_created_at": at}
    rows = Page.objects.filter(pk=page.pk)
    rows.update(**dates)
    if PublishedVersion.objects.filter(page_id=page.pk).count() == 1:
        rows.update(first_published_at=at)
    return type(page).objects.get(pk=page.pk)


def mark_translated(page: BasePage, source: BasePage, *, machine: bool = False) -> None:
    """Note that `page` renders `source` as it stands now."""
    version = PageRecord.objects.get(page_id=source.pk).content_version
    PageRecord.objects.filter(page_id=page.pk).update(is_source=False, based_on_version=version, machine=machine)
