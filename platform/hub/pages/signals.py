"""Keeps the public record and the stored parts in line with what is published."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from wagtail.models import PageViewRestriction, Revision
from wagtail.signals import copy_for_translation_done, page_published, page_unpublished

from hub.pages import shelf
from hub.pages.models import BasePage
from hub.pages.services.catch_up import catch_up
from hub.pages.services.follow_localize import begin_record, follow_localize
from hub.pages.services.record_version import record_version
from hub.pages.tasks import store_parts


@receiver(page_published)
def record(instance: Any, revision: Revision | None, **kwargs: Any) -> None:
    """Number the publication and count it where it changed the content."""
    if isinstance(instance, BasePage) and instance.alias_of_id is None:
        version = record_version(page=instance, revision=revision)
        if not follow_localize(page=instance) and version is not None:
            catch_up(page=instance, version=version, revision=revision)


@receiver(copy_for_translation_done)
def begin(source_obj: Any, target_obj: Any, **kwargs: Any) -> None:
    """A page copied to be translated is no source."""
    if isinstance(source_obj, BasePage) and isinstance(target_obj, BasePage):
        begin_record(source=source_obj, target=target_obj)


@receiver(page_published)
def make_ahead(instance: Any, **kwargs: Any) -> None:
    """The worker makes the page's parts, so that its first reader need not wait for them."""
    if isinstance(instance, BasePage):
        transaction.on_commit(lambda: store_parts.enqueue(instance.pk))


@receiver(page_unpublished)
@receiver(post_delete)
@receiver(post_save, sender=PageViewRestriction)
def forget(sender: Any, **kwargs: Any) -> None:
    """What is withdrawn or closed lies about nowhere, though nobody would find it."""
    if issubclass(sender, BasePage | PageViewRestriction):
        transaction.on_commit(shelf.clear)
