"""The filters of the list of practices, as they stand in the address."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.db.models import Count, Exists, OuterRef, QuerySet
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from exchange.directory.choices import Canton, Phase, TargetGroup, WorkingLanguage
from exchange.practices.models import Facet, PracticePage
from hub.pages.memo import remembered
from resources.themes.queries.labels import theme_labels

LEGENDS: dict[str, Any] = {
    "theme": _("Thème"),
    "canton": _("Canton"),
    "target": _("Pour qui"),
    "phase": _("Phase du projet"),
    "language": _("Langue de travail"),
}
SORTS = ("new", "taken")
MAX_QUERY = 200


@dataclass(frozen=True)
class Asked:
    """What a reader asked for; `unknown` are values that nothing can have, left aside."""

    values: Mapping[str, tuple[str, ...]]
    query: str
    sort: str
    unknown: tuple[str, ...] = ()

    def address(self, **changes: Any) -> str:
        """The part of the address from the question mark that asks for this, with some names changed."""
        asked: dict[str, Any] = {
            "q": self.query,
            **self.values,
            "sort": self.sort if self.sort != "new" else "",
        }
        asked |= changes
        pairs = [(name, value) for name, held in asked.items() for value in ([held] if isinstance(held, str) else held)]
        return "?" + urlencode([(name, value) for name, value in pairs if value])

    @property
    def is_narrow(self) -> bool:
        """Whether anything is asked for at all."""
        return bool(self.query or any(self.values.values()))


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


def read_asked(parameters: QueryDict, known: Mapping[str, Mapping[str, str]]) -> Asked:
    """The filters in `parameters`, cleaned of what is not known."""
    values, unknown = {}, []
    for name, choices in known.items():
        given = list(dict.fromkeys(value.strip() for value in parameters.getlist(name) if value.strip()))
        values[name] = tuple(value for value in given if value in choices)
        unknown += [value[:40] for value in given if value not in choices]
    query = " ".join(parameters.get("q", "").replace("\x00", " ").split())[:MAX_QUERY]
    sort = parameters.get("sort", "")
    return Asked(values, query, sort if sort in SORTS else "new", tuple(unknown[:5]))


def narrow(practices: QuerySet[PracticePage], values: Mapping[str, Sequence[Any]]) -> QuerySet[PracticePage]:
    """Those of `practices` that have one of the values asked for in every filter."""
    for name, asked in values.items():
        if asked:
            practices = narrow_to(practices, name, asked)
    return practices


def narrow_to(practices: QuerySet[PracticePage], kind: str, values: Sequence[str]) -> QuerySet[PracticePage]:
    """Those of `practices` that have one of `values`."""
    has = Facet.objects.filter(page_id=OuterRef("pk"), kind=kind, value__in=values)
    return practices.filter(Exists(has))


def value_counts(practices: QuerySet[PracticePage], kinds: Sequence[str]) -> QuerySet[Facet, tuple[Any, ...]]:
    """Filter, value and how many of `practices` have it."""
    return (
        Facet.objects.filter(kind__in=kinds, page_id__in=practices.order_by().values("pk"))
        .values_list("kind", "value")
        .annotate(number=Count("pk"))
    )
