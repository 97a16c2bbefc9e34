"""Projects as the public sees them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

from django.db.models import Prefetch, QuerySet
from django.utils.translation import gettext_lazy as _

from exchange.directory.choices import Phase, TargetGroup, WorkingLanguage
from exchange.directory.models import Membership, Project, ProjectText
from exchange.directory.queries.filters import Entry, counts, fold
from hub.cantons.choices import Canton
from hub.listing.asked import Asked
from hub.pages.places import address
from resources.themes.queries.labels import theme_labels

LEGENDS: dict[str, Any] = {
    "canton": _("Canton"),
    "target": _("Pour qui"),
    "language": _("Langue de travail"),
    "theme": _("Thème"),
    "phase": _("Phase"),
}


def public_projects() -> QuerySet[Project]:
    """Every project with its texts; doubles that were merged are none."""
    projects: QuerySet[Project] = Project.objects.filter(merged_into=None).prefetch_related("texts").order_by("name")
    return projects


def public_project(slug: str) -> Project:
    """One project with its texts and people; raises Project.DoesNotExist."""
    people = Membership.objects.filter(user__is_active=True).select_related("user").order_by("part", "user__name")
    found = public_projects().select_related("heir").prefetch_related(Prefetch("memberships", queryset=people))
    return found.prefetch_related("inherited").get(slug=slug)


def known_values(language: str) -> dict[str, dict[str, str]]:
    """For each filter its values and what they are called; `language` is the active one."""
    return {
        "canton": {code: str(label) for code, label in Canton.choices},
        "target": {code: str(label) for code, label in TargetGroup.choices},
        "language": {code: str(label) for code, label in WorkingLanguage.choices},
        "theme": {code: label.title for code, label in theme_labels(language).items()},
        "phase": {code: str(label) for code, label in Phase.choices},
    }


def project_entries(*, with_words: bool) -> list[Entry]:
    """What every project is found by, by name; one query more for the words."""
    said: dict[int, list[str]] = {}
    if with_words:
        for pk, *texts in ProjectText.objects.values_list("project", "summary", "offers", "seeks", "partners"):
            said.setdefault(pk, []).extend(texts)
    rows = public_projects().prefetch_related(None).order_by("name", "pk")
    return [
        Entry(
            pk=pk,
            codes={"canton": cantons, "target": targets, "language": languages, "theme": themes, "phase": (phase,)},
            words=fold(" ".join([name, places, *said.get(pk, ())])) if with_words else "",
        )
        for pk, name, places, cantons, targets, languages, themes, phase in rows.values_list(
            "pk", "name", "places", "cantons", "target_groups", "languages", "themes", "phase"
        )
    ]


def canton_rows(cantons: Iterable[list[str]]) -> list[dict[str, object]]:
    """How many projects work in each canton that has any: the rows of the tile map. Each project by its cantons."""
    counted = Counter(code for held in cantons for code in held)
    return _rows(counted, {code: f"{address('directory:projects')}?canton={code}" for code in Canton.values})


def canton_rows_for(entries: list[Entry], asked: Asked) -> list[dict[str, object]]:
    """The same beside what else is asked for; a canton's link keeps the other filters."""
    url = address("directory:projects")
    links = {code: url + asked.address(canton=code) for code in Canton.values}
    return _rows(counts(entries, asked, "canton"), links)


def _rows(counted: Counter[str], links: dict[str, str]) -> list[dict[str, object]]:
    return [
        {"code": code, "name": label, "value": counted[code], "url": links[code]}
        for code, label in Canton.choices
        if counted[code]
    ]
