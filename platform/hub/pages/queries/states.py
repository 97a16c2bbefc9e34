"""How far each translation can be trusted."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from hub.database.prepared import prepared
from hub.languages.choices import Language
from hub.pages.queries.frame import Frame, site_frame


class State(models.TextChoices):
    """What an editor needs to know of a text in one language."""

    SOURCE = "source", _("Original")
    CURRENT = "current", _("À jour")
    OUTDATED = "outdated", _("Dépassée")
    MACHINE = "machine", _("Traduction automatique")
    DRAFT = "draft", _("En préparation")
    MISSING = "missing", _("Manquante")


@dataclass(frozen=True, slots=True)
class Version:
    """A text in one language; `machine` stays true where a machine's translation is outdated too."""

    pk: int
    language: str
    title: str
    url: str
    state: State
    machine: bool
    live: bool
    first_published_at: datetime | None
    published_at: datetime | None


class Group(dict[str, Version]):
    """A text in the languages that it exists in."""

    @property
    def source(self) -> Version | None:
        """The text that the others were made from."""
        return next((version for version in self.values() if version.state == State.SOURCE), None)

    @property
    def missing(self) -> list[str]:
        """Languages that it does not exist in, not even as a draft."""
        return [code for code in Language.values if code not in self]

    @property
    def since(self) -> datetime | None:
        """When the text was first published, in whatever language."""
        return min((held.first_published_at for held in self.values() if held.first_published_at), default=None)

    def state(self, language: str) -> State:
        """The state in `language`."""
        return self[language].state if language in self else State.MISSING


def _versions(**which: Any) -> models.QuerySet[Page, tuple[Any, ...]]:
    versions: models.QuerySet[Page, tuple[Any, ...]] = (
        Page.objects.filter(alias_of=None, **which)
        .order_by("pk")
        .values_list(
            "translation_key", "pk", "locale_id", "draft_title", "url_path", "live", "last_published_at",
            "first_published_at", "record__is_source", "record__content_version", "record__based_on_version",
            "record__machine",
        )
    )  # fmt: skip
    return versions


@prepared(key=models.UUIDField())
def _versions_of_one(key: Any) -> models.QuerySet[Page, tuple[Any, ...]]:
    return _versions(translation_key=key)


def states_of(keys: Iterable[UUID]) -> dict[UUID, Group]:
    """The texts with these translation keys, in all their languages: one query, however many there are."""
    held = list(keys)
    # One text is what pages ask for; a list of many differs in length each time.
    rows = _versions_of_one(key=held[0]) if len(held) == 1 else _versions(translation_key__in=held)
    grouped = defaultdict(list)
    for key, *row in rows:
        grouped[key].append(row)
    frame = site_frame()
    return {key: _group(held, frame) for key, held in grouped.items()}


def waiting_translations() -> list[tuple[Version, Version]]:
    """Published translations that an editor should look at, each after its source: outdated ones and machines'."""
    keys = Page.objects.filter(record__is_source=False, live=True).values_list("translation_key", flat=True)
    found = []
    for group in states_of(set(keys)).values():
        for version in group.values():
            if group.source and version.state in (State.OUTDATED, State.MACHINE):
                found.append((group.source, version))
    return found


def states(key: UUID) -> Group:
    """The text with this translation key, in all its languages: one query."""
    return states_of([key]).get(key, Group())


def _group(rows: list[list[object]], frame: Frame) -> Group:
    source = next((row for row in rows if row[7]), rows[0])
    reached = source[8] or 0
    group = Group()
    for pk, locale_id, title, url_path, live, published_at, first, _is_source, _version, based_on, machine in rows:
        if pk == source[0]:
            state = State.SOURCE
        elif not live:
            state = State.DRAFT
        elif (based_on or 0) < reached:  # type: ignore[operator]
            state = State.OUTDATED
        else:
            state = State.MACHINE if machine else State.CURRENT
        language = frame.language(locale_id)  # type: ignore[arg-type]
        group[language] = Version(
            pk=pk,  # type: ignore[arg-type]
            language=language,
            title=str(title),
            url=frame.url(url_path, locale_id),  # type: ignore[arg-type]
            state=state,
            machine=bool(machine),
            live=bool(live),
            published_at=published_at,  # type: ignore[arg-type]
            first_published_at=first,  # type: ignore[arg-type]
        )
    return group
