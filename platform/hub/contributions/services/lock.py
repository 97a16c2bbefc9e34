"""The lock that a review puts on its page, also in the administration."""

from __future__ import annotations

from django.utils import timezone
from wagtail.models import Page


def lock(*, page_id: int) -> None:
    """Lock the page for everybody."""
    Page.objects.filter(pk=page_id).update(locked=True, locked_at=timezone.now(), locked_by=None)


def unlock(*, page_id: int) -> None:
    """Let the authors write again."""
    Page.objects.filter(pk=page_id).update(locked=False, locked_at=None, locked_by=None)
