"""Projects as the public sees them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from django.db.models import Prefetch, QuerySet

from exchange.directory.choices import Canton
from exchange.directory.models import Membership, Project
from hub.pages.places import address


def public_projects() -> QuerySet[Project]:
    """Every project with its texts."""
    projects: QuerySet[Project] = Project.objects.prefetch_related("texts").order_by("name")
    return projects


def public_project(slug: str) -> Project:
    """One project with its texts and people; raises Project.DoesNotExist."""
    people = Membership.objects.filter(user__is_active=True).select_related("user").order_by("part", "user__name")
    return public_projects().prefetch_related(Prefetch("memberships", queryset=people)).get(slug=slug)


def canton_rows(projects: Iterable[list[str]]) -> list[dict[str, object]]:
    """How many projects work in each canton that has any: the rows of the tile map. Each project by its cantons."""
    counted = Counter(code for cantons in projects for code in cantons)
    projects_url = address("directory:projects")
    return [
        {"code": code, "name": label, "value": counted[code], "url": f"{projects_url}?canton={code}"}
        for code, label in Canton.choices
        if counted[code]
    ]
