"""What Wagtail changes of its own and readers see. Drafts are not among it: autosave must not empty the cache."""

from __future__ import annotations

from typing import Any

from django.db.models.signals import post_delete, post_save
from wagtail.models import Locale, Page, PageViewRestriction, Site
from wagtail.signals import page_published, page_unpublished, post_page_move

from hub.pagecache.registry import bump, touch_on

DRAFT_FIELDS = frozenset(
    {
        "latest_revision",
        "latest_revision_created_at",
        "draft_title",
        "has_unpublished_changes",
        "wagtail_admin_comments",
    }
)


def connect() -> None:
    """Listen to Wagtail; called once, when all models are loaded."""
    for signal in (page_published, page_unpublished, post_page_move):
        signal.connect(_changed, dispatch_uid="pagecache")
    post_save.connect(_page_saved, dispatch_uid="pagecache-pages")
    post_delete.connect(_page_deleted, dispatch_uid="pagecache-pages")
    touch_on(Site, Locale, PageViewRestriction)


def _changed(sender: Any, **kwargs: Any) -> None:
    bump()


def _page_saved(sender: Any, instance: Any, update_fields: frozenset[str] | None = None, **kwargs: Any) -> None:
    if not isinstance(instance, Page) or not instance.live:
        return
    if update_fields is None or set(update_fields) - DRAFT_FIELDS:
        bump()


def _page_deleted(sender: Any, instance: Any, **kwargs: Any) -> None:
    if isinstance(instance, Page) and instance.live:
        bump()
