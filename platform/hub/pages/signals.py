"""Keeps the public record: every publication becomes a numbered version."""

from __future__ import annotations

from typing import Any

from django.dispatch import receiver
from wagtail.models import Revision
from wagtail.signals import page_published

from hub.pages.models import BasePage
from hub.pages.services.record_version import record_version


@receiver(page_published)
def record(instance: Any, revision: Revision | None, **kwargs: Any) -> None:
    """Number the publication and count it where it changed the content."""
    if isinstance(instance, BasePage) and instance.alias_of_id is None:
        record_version(page=instance, revision=revision)
