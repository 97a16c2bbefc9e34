"""The filters of the catalogue."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from hub.contributions.models.page import License
from hub.languages.choices import Language
from hub.pages.memo import remembered
from resources.materials.choices import Audience, Duration, Format, Level, Situation
from resources.themes.queries.labels import theme_labels

LEGENDS: dict[str, Any] = {
    "situation": _("Situation"),
    "audience": _("Pour qui"),
    "format": _("Format"),
    "duration": _("Durée"),
    "level": _("Niveau"),
    "language": _("Existe en"),
    "theme": _("Thème"),
    "licence": _("Licence"),
}


@remembered
def labels(language: str) -> dict[str, dict[str, str]]:
    """For each filter its values and what they are called; `language` is the active one."""
    chosen = {
        "situation": Situation,
        "audience": Audience,
        "format": Format,
        "duration": Duration,
        "level": Level,
        "language": Language,
    }
    made = {name: {str(code): str(label) for code, label in choices.choices} for name, choices in chosen.items()}
    made["theme"] = {code: label.title for code, label in theme_labels(language).items()}
    made["licence"] = {
        code: str(label).partition("\N{NO-BREAK SPACE}:")[0].partition(" :")[0] for code, label in License.choices
    }
    return made
