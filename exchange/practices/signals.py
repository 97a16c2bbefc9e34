"""Keeps what is derived from practices in line with them."""

from __future__ import annotations

from typing import Any

from django.dispatch import receiver
from wagtail.signals import page_published, page_unpublished

from exchange.directory.models import Project
from exchange.directory.services.merge import projects_merged
from exchange.practices.models import Facet, PracticePage
from exchange.practices.services.facets import update_facets
from exchange.practices.services.move import move_to_project


@receiver(page_published, sender=PracticePage)
def file_again(instance: PracticePage, **kwargs: Any) -> None:
    """Filters show what is public now."""
    update_facets(practice=instance)


@receiver(page_unpublished, sender=PracticePage)
def file_no_more(instance: PracticePage, **kwargs: Any) -> None:
    """Sent ahead of a deletion too, when the page still calls itself live: its rows must not come back."""
    Facet.objects.filter(page_id=instance.pk).delete()


@receiver(projects_merged)
def follow_merged_project(double: Project, kept: Project, **kwargs: Any) -> None:
    """Practices, drafts and legs go with the project that stays; two legs under one practice become one."""
    move_to_project(double=double, kept=kept)
