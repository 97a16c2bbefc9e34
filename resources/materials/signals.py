"""Keeps the filters in line with what is published."""

from __future__ import annotations

from typing import Any

from django.dispatch import receiver
from wagtail.signals import page_published, page_unpublished

from resources.materials.models import Facet, MaterialPage
from resources.materials.services.facets import update_facets, update_languages


@receiver(page_published, sender=MaterialPage)
def file_again(instance: MaterialPage, **kwargs: Any) -> None:
    """Filters show what is public now."""
    update_facets(material=instance)


@receiver(page_unpublished, sender=MaterialPage)
def file_no_more(instance: MaterialPage, **kwargs: Any) -> None:
    """Sent ahead of a deletion too, when the page still calls itself live: its rows must not come back."""
    update_languages(key=instance.translation_key, but=instance.pk)
    Facet.objects.filter(page_id=instance.pk).delete()
