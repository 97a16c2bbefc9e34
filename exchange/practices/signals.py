"""Keeps what is derived from practices in line with them."""

from __future__ import annotations

from typing import Any

from django.dispatch import receiver
from wagtail.signals import page_published, page_unpublished

from exchange.practices.models import Facet, PracticePage
from exchange.practices.services.facets import update_facets


@receiver(page_published, sender=PracticePage)
def file_again(instance: PracticePage, **kwargs: Any) -> None:
    """Filters show what is public now."""
    update_facets(practice=instance)


@receiver(page_unpublished, sender=PracticePage)
def file_no_more(instance: PracticePage, **kwargs: Any) -> None:
    """Sent ahead of a deletion too, when the page still calls itself live: its rows must not come back."""
    Facet.objects.filter(page_id=instance.pk).delete()
