"""Projects can be followed."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django.dispatch import receiver
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from exchange.directory.models import Project
from exchange.directory.services.merge import projects_merged
from hub.accounts.models import User
from hub.notifications import subjects
from hub.notifications.models import Subscription
from hub.notifications.subjects import Named


def subject_of(pk: int) -> str:
    """What a project is followed as."""
    return f"project:{pk}"


def _projects(pks: Collection[str]) -> list[Project]:
    return list(Project.objects.filter(pk__in=[pk for pk in pks if pk.isdecimal()], merged_into=None))


def named(pks: Collection[str], language: str) -> dict[str, Named]:
    """The projects that stand; a double that was merged is followed no more."""
    with translation.override(language):
        return {str(project.pk): Named(project.name, project.get_absolute_url()) for project in _projects(pks)}


def readers(pk: str, users: Collection[int]) -> set[int]:
    """Projects are public."""
    if not _projects([pk]):
        return set()
    return set(User.objects.filter(pk__in=users, is_active=True, deleted_at=None).values_list("pk", flat=True))


subjects.register(subjects.SubjectKind("project", _("Projet"), named, readers))


@receiver(projects_merged)
def follow_merged(double: Project, kept: Project, **kwargs: Any) -> None:
    """Who followed a double follows the project that stays."""
    old, new = Subscription.objects.filter(subject=subject_of(double.pk)), subject_of(kept.pk)
    old.filter(user__in=Subscription.objects.filter(subject=new).values("user")).delete()
    old.update(subject=new)
