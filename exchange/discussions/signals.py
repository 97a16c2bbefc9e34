"""Keeps forums in line with their pages, and circles with their projects."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver

from exchange.directory.models import Project
from exchange.directory.services.merge import projects_merged
from exchange.discussions.models import Attachment, Circle, Forum, ForumPage


@receiver(post_save, sender=ForumPage)
def make_forum(instance: ForumPage, **kwargs: Any) -> None:
    """All languages of a page share one forum."""
    if instance.alias_of_id is None:
        Forum.objects.get_or_create(key=instance.translation_key)


@receiver(post_save, sender=Circle)
def make_circles_forum(instance: Circle, **kwargs: Any) -> None:
    """A circle has one forum."""
    Forum.objects.get_or_create(circle=instance)


@receiver(post_delete, sender=Attachment)
def throw_away_files(instance: Attachment, **kwargs: Any) -> None:
    """Whatever takes a post away takes its files along, once nobody can undo it."""
    names = [str(held.name) for held in (instance.file, instance.small) if held]
    storage = instance.file.storage

    def throw_away() -> None:
        for name in names:
            storage.delete(name)

    transaction.on_commit(throw_away)


@receiver(projects_merged)
def follow_merged(double: Project, kept: Project, **kwargs: Any) -> None:
    """Circles of a double are the kept project's."""
    for circle in Circle.objects.filter(project=double):
        circle.project = kept
        circle.save(update_fields=["project"])
