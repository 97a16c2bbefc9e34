"""All public addresses."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime

from django.conf import settings
from wagtail.models import Page

from hub.languages.choices import Language
from hub.pages.queries.frame import site_frame


@dataclass(frozen=True)
class Entry:
    """One address, when its content last changed, and the same in other languages."""

    address: str
    changed: datetime | None = None
    alternates: dict[str, str] = field(default_factory=dict)


EntrySource = Callable[[], Iterable[Entry]]
_sources: list[EntrySource] = []


def register(source: EntrySource) -> EntrySource:
    """Decorator: the function gives entries for what is no page; a room's `menu.py` is a good place."""
    _sources.append(source)
    return source


def sitemap_entries() -> list[Entry]:
    """Every live, public page and what the rooms add: one query for the pages."""
    frame = site_frame()
    rows = (
        Page.objects.live()
        .public()
        .filter(depth__gt=1, alias_of=None)
        .order_by("path")
        .values_list("translation_key", "locale_id", "url_path", "last_published_at")
    )
    grouped: dict[object, list[tuple[str, str, datetime | None]]] = defaultdict(list)
    for key, locale_id, url_path, changed in rows:
        language = frame.language(locale_id)
        home = frame.homes.get(language)
        if home and url_path.startswith(home.url_path):
            grouped[key].append((language, settings.SITE_URL + frame.url(url_path, locale_id), changed))
    entries = []
    for group in grouped.values():
        alternates = {language: address for language, address, _changed in group} if len(group) > 1 else {}
        entries += [Entry(address, changed, alternates) for _language, address, changed in group]
    return entries + [entry for source in _sources for entry in source()]


def in_every_language(path: str, changed: datetime | None = None) -> list[Entry]:
    """Entries for what stands at `path` after the prefix of each language."""
    alternates = {code: f"{settings.SITE_URL}/{code}/{path}" for code in Language.values}
    return [Entry(address, changed, alternates) for address in alternates.values()]
