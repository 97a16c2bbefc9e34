"""What forums and circles are called, and where they are."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.utils import translation

from exchange.discussions.models import Circle, Forum, ForumPage
from hub.database.prepared import prepared
from hub.languages.choices import FALLBACK_ORDER
from hub.pages.memo import remembered
from hub.pages.queries.frame import site_frame


@dataclass(frozen=True, slots=True)
class ForumLabel:
    """A forum or circle for a reader; `language` is what its words are in, `theme` a code or empty."""

    pk: int
    title: str
    lead: str
    url: str
    language: str
    theme: str = ""
    is_circle: bool = False


@prepared()
def _pages() -> QuerySet[ForumPage, tuple[Any, ...]]:
    live = ForumPage.objects.filter(live=True, alias_of=None).order_by("path")
    rows: QuerySet[ForumPage, tuple[Any, ...]] = live.values_list(
        "translation_key", "path", "title", "lead", "theme", "url_path", "slug", "locale_id"
    )
    return rows


@remembered
def forum_labels(language: str) -> dict[int, ForumLabel]:
    """Every open forum by its key, in the language nearest to `language`, the editors' order.

    Says nothing of who may read it: ask `rules.readable_forums`.
    """
    frame = site_frame()
    order = FALLBACK_ORDER.get(language, FALLBACK_ORDER["fr"])
    nearest: dict[Any, tuple[int, tuple[Any, ...]]] = {}
    for key, *told in _pages():
        spoken = frame.language(told[-1])
        rank = order.index(spoken) if spoken in order else len(order)
        if key not in nearest or rank < nearest[key][0]:
            nearest[key] = rank, tuple(told)
    keys = dict(Forum.objects.filter(key__in=list(nearest)).values_list("key", "pk"))
    labels = {}
    for key, (_rank, row) in sorted(nearest.items(), key=lambda held: held[1][1][0]):
        _path, title, lead, theme, url_path, slug, locale_id = row
        if key in keys:
            pk, url = keys[key], frame.reader_url(language, url_path, slug, locale_id)
            labels[pk] = ForumLabel(pk, title, lead, url, frame.language(locale_id), theme)
    return labels


def labels_of(forums: Collection[int], language: str) -> dict[int, ForumLabel]:
    """The labels of these forums and circles, which the reader may read; one query where circles are among them."""
    known = forum_labels(language)
    found = {pk: known[pk] for pk in forums if pk in known}
    missing = set(forums) - set(found)
    if missing:
        with translation.override(language):
            for circle in Circle.objects.filter(forum__in=missing).select_related("forum"):
                pk = circle.forum.pk
                url = circle.get_absolute_url()
                found[pk] = ForumLabel(pk, circle.name, circle.purpose, url, circle.language, is_circle=True)
    return found
