"""Keeps the public record: every publication becomes a numbered version."""

from __future__ import annotations

from typing import Any

from django.dispatch import receiver
from wagtail.models import Revision
from wagtail.signals import copy_for_translation_done, page_published

from hub.pages.models import BasePage
from hub.pages.services.catch_up import catch_up
from hub.pages.services.follow_localize import begin_record, follow_localize
from hub.pages.services.record_version import record_version


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
