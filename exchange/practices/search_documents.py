"""Practices and their files in the search, and when they change."""

from __future__ import annotations

from typing import Any

from django.db.models import Q
from django.db.models.signals import post_delete, post_save, pre_delete
from django.utils.translation import gettext_lazy as _

from exchange.directory.models import Project
from exchange.practices.models import Adoption, Facet, PracticeFile, PracticePage
from exchange.practices.queries.found import describe_practices, filing
from hub.contributions.found_files import hold_files
from hub.search.pages.register import PageKind, register_pages
from hub.search.pages.watch import note_pages
from resources.themes.models import ThemePage

FILES = hold_files(PracticePage, PracticeFile, filing)
register_pages("practices", PageKind("practice", _("Pratique"), PracticePage, describe_practices), follow=FILES.follow)


def _theme_changed(instance: ThemePage, **kwargs: Any) -> None:
    """Practices are found by the names of their themes."""
    filed = Facet.objects.filter(kind=Facet.Kind.THEME, value=instance.code).values("page_id")
    note_pages(PracticePage.objects.filter(pk__in=filed))


def _project_changed(instance: Project, **kwargs: Any) -> None:
    """Its name stands beside its practices, and over what it says of taking up others."""
    adopted = Adoption.objects.filter(project_id=instance.pk).values("practice_key")
    note_pages(PracticePage.objects.filter(Q(project_id=instance.pk) | Q(translation_key__in=adopted)))


def _adoption_changed(instance: Adoption, **kwargs: Any) -> None:
    pages = PracticePage.objects.filter(translation_key=instance.practice_key)
    note_pages(pages, narrows=instance.hidden_at is not None)


def _adoption_gone(instance: Adoption, **kwargs: Any) -> None:
    note_pages(PracticePage.objects.filter(translation_key=instance.practice_key), narrows=True)


post_save.connect(_theme_changed, sender=ThemePage, dispatch_uid="search-practices")
pre_delete.connect(_theme_changed, sender=ThemePage, dispatch_uid="search-practices")
post_save.connect(_project_changed, sender=Project, dispatch_uid="search-practices")
pre_delete.connect(_project_changed, sender=Project, dispatch_uid="search-practices")
post_save.connect(_adoption_changed, sender=Adoption, dispatch_uid="search-practices")
post_delete.connect(_adoption_gone, sender=Adoption, dispatch_uid="search-practices")
