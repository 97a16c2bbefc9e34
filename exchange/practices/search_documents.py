"""Practices and their files in the search, and when they change."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django.db.models import Q
from django.db.models.signals import post_delete, post_save, pre_delete
from django.utils.translation import gettext_lazy as _

from exchange.directory.models import Project
from exchange.practices.models import Adoption, Facet, PracticeFile, PracticePage
from exchange.practices.queries.found import describe_practices
from exchange.practices.queries.found_files import file_addresses, file_documents, file_ids
from hub.media.models import File, FileText
from hub.search.pages.register import PageKind, register_pages
from hub.search.pages.watch import note_pages
from hub.search.services.note_change import note_change
from hub.search.sources import Source, register
from resources.themes.models import ThemePage

FILES = "practice_files"


def _files_follow(pages: Collection[int], narrows: bool) -> None:
    """Who finds a practice finds its files, under its themes and cantons."""
    shown = PracticeFile.objects.filter(page__in=pages).order_by().values_list("file_id", flat=True)
    note_change(source=FILES, ids=set(shown), narrows=narrows)


register_pages("practices", PageKind("practice", _("Pratique"), PracticePage, describe_practices), follow=_files_follow)
register(
    Source(
        name=FILES,
        kinds={"file": _("Fichier")},
        ids=file_ids,
        documents=file_documents,
        addresses=file_addresses,
    )
)


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


def _file_put_on(instance: PracticeFile, **kwargs: Any) -> None:
    note_change(source=FILES, ids=[instance.file_id])


def _file_taken_off(instance: PracticeFile, **kwargs: Any) -> None:
    note_change(source=FILES, ids=[instance.file_id], narrows=True)


def _file_changed(instance: File, created: bool, **kwargs: Any) -> None:
    """A new title, or other bytes: then nobody shall find what stood in the ones before."""
    if not created and PracticeFile.objects.filter(file=instance).exists():
        digest = f"-{instance.file_hash}"
        replaced = FileText.objects.filter(file=instance).exclude(digest__endswith=digest).exists()
        note_change(source=FILES, ids=[instance.pk], narrows=replaced)


def _file_gone(instance: File, **kwargs: Any) -> None:
    note_change(source=FILES, ids=[instance.pk], narrows=True)


post_save.connect(_theme_changed, sender=ThemePage, dispatch_uid="search-practices")
pre_delete.connect(_theme_changed, sender=ThemePage, dispatch_uid="search-practices")
post_save.connect(_project_changed, sender=Project, dispatch_uid="search-practices")
pre_delete.connect(_project_changed, sender=Project, dispatch_uid="search-practices")
post_save.connect(_adoption_changed, sender=Adoption, dispatch_uid="search-practices")
post_delete.connect(_adoption_gone, sender=Adoption, dispatch_uid="search-practices")
post_save.connect(_file_put_on, sender=PracticeFile, dispatch_uid="search-files")
post_delete.connect(_file_taken_off, sender=PracticeFile, dispatch_uid="search-files")
post_save.connect(_file_changed, sender=File, dispatch_uid="search-files")
pre_delete.connect(_file_gone, sender=File, dispatch_uid="search-files")
