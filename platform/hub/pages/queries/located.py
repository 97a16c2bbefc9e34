"""Which pages stand at addresses that somebody wrote down."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any, NamedTuple
from uuid import UUID

from wagtail.models import Page

from hub.pages.queries.frame import site_frame


class Located(NamedTuple):
    """A live page by its translation key, and the key of its content type. Who may read it is not asked here."""

    key: UUID
    content_type_id: int


def located(places: Collection[tuple[str, str]]) -> dict[tuple[str, str], Located]:
    """The live pages at these places, each a language's prefix and the path under it: one query, none for no places.

    As when it is asked for: a page is also found right under a translation of its parent.
    """
    frame = site_frame()
    stands: dict[str, tuple[str, str]] = {}
    for language, path in places:
        home = frame.homes.get(language)
        if home is None:
            continue
        url_path = home.url_path + path
        stands.setdefault(url_path, (language, path))
        last = path.rstrip("/").rpartition("/")[2]
        parent = frame.by_url_path.get(url_path[: -len(last) - 1])
        for other in frame.by_key[parent.key].values() if parent and last else ():
            stands.setdefault(f"{other.url_path}{last}/", (language, path))
    if not stands:
        return {}
    rows: Any = Page.objects.filter(url_path__in=list(stands), live=True).order_by()
    found: dict[tuple[str, str], Located] = {}
    for url_path, key, kind in rows.values_list("url_path", "translation_key", "content_type_id"):
        found.setdefault(stands[url_path], Located(key, kind))
    return found
