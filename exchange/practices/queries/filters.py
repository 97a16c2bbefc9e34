"""The filters of the list of practices."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from exchange.directory.choices import Phase, TargetGroup, WorkingLanguage
from exchange.practices.models import Facet, PracticePage
from hub.cantons.choices import Canton
from hub.listing import facets
from hub.pages.memo import remembered
from resources.themes.queries.labels import theme_labels

LEGENDS: dict[str, Any] = {
    "theme": _("Thème"),
    "canton": _("Canton"),
    "target": _("Pour qui"),
    "phase": _("Phase du projet"),
    "language": _("Langue de travail"),
}


@remembered
def labels(language: str) -> dict[str, dict[str, str]]:
    """For each filter its values and what they are called; `language` is the active one."""
    return {
        "theme": {code: label.title for code, label in theme_labels(language).items()},
        "canton": {code: str(label) for code, label in Canton.choices},
        "target": {code: str(label) for code, label in TargetGroup.choices},
        "phase": {code: str(label) for code, label in Phase.choices},
        "language": {code: str(label) for code, label in WorkingLanguage.choices},
    }


def narrow_to(practices: QuerySet[PracticePage], kind: str, values: Sequence[str]) -> QuerySet[PracticePage]:
    """Those of `practices` that have one of `values`."""
    return facets.narrow_to(practices, Facet, kind, values)
