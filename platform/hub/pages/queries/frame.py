"""The frame of the site: its home pages, what stands right under them, and where that is found in each language."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, NamedTuple
from uuid import UUID

from django.contrib.contenttypes.models import ContentType
from django.db.models import Exists, QuerySet
from django.utils import translation
from wagtail.models import Locale, Page, PageViewRestriction

from hub.database.prepared import prepared
from hub.languages.choices import FALLBACK_ORDER
from hub.pages.memo import remembered
from hub.pages.places import address

HOME_DEPTH = 2


class Node(NamedTuple):
    """A live page of the frame."""

    pk: int
    title: str
    slug: str
    url: str
    url_path: str
    language: str
    key: UUID
    content_type_id: int
    depth: int
    in_menu: bool
    in_footer: bool


class Locales(dict[int, Locale]):
    """By key; one that no node has, as while a language is being prepared, is asked for when it is needed."""

    def __missing__(self, pk: int) -> Locale:
        self[pk] = Locale.objects.get(pk=pk)
        return self[pk]


@dataclass
class Frame:
    """Nodes in the editors' order. `any_page_is_closed`: whether editors have closed any page to the public."""

    locales: Locales
    nodes: list[Node]
    any_page_is_closed: bool = False
    homes: dict[str, Node] = field(default_factory=dict)
    by_key: dict[UUID, dict[str, Node]] = field(default_factory=dict)
    by_url_path: dict[str, Node] = field(default_factory=dict)

    def language(self, locale_id: int) -> str:
        """The code of the language of a locale."""
        return str(self.locales[locale_id].language_code)

    def home_url(self, language: str) -> str:
        """Where the site begins in `language`."""
        home = self.homes.get(language)
        return home.url if home else "/"

    def url(self, url_path: str, locale_id: int) -> str:
        """The address of the page with Wagtail's `url_path`, under its own language's prefix."""
        home = self.homes.get(self.language(locale_id))
        return home.url + url_path[len(home.url_path) :] if home else "/"

    def reader_url(self, language: str, url_path: str, slug: str, locale_id: int) -> str:
        """The address of a page for a reader of `language`, who keeps their prefix whatever it is written in."""
        own = self.url(url_path, locale_id)
        if self.language(locale_id) == language:
            return own
        parent = self.by_url_path.get(url_path[: -len(slug) - 1])
        there = self.by_key[parent.key].get(language) if parent else None
        return f"{there.url}{slug}/" if there else own

    def nearest(self, key: UUID, language: str) -> Node | None:
        """The page with this translation key in `language`, or in the language nearest to it."""
        found = self.by_key.get(key, {})
        order = FALLBACK_ORDER.get(language, FALLBACK_ORDER["fr"])
        return next((found[code] for code in order if code in found), None)

    def first_of(self, model: type[Page], language: str) -> str:
        """The address, for a reader of `language`, of the first page of the class `model`; empty without one."""
        wanted = ContentType.objects.get_for_model(model).pk
        node = next((held for held in self.nodes if held.content_type_id == wanted), None)
        best = self.nearest(node.key, language) if node else None
        return self.under_prefix(best, language) if best else ""

    def under_prefix(self, node: Node, language: str) -> str:
        """The address of `node` for a reader of `language`, who keeps the prefix also where it is not translated."""
        if node.language == language or node.depth == HOME_DEPTH:
            return node.url
        return f"{self.home_url(language)}{node.slug}/"


@prepared()
def _nodes() -> QuerySet[Page, tuple[Any, ...]]:
    nodes: QuerySet[Page, tuple[Any, ...]] = (
        Page.objects.live()
        .filter(depth__in=(HOME_DEPTH, HOME_DEPTH + 1))
        .order_by("path")
        .values_list(
            "pk", "title", "slug", "url_path", "locale_id", "translation_key", "content_type_id", "depth",
            "show_in_menus", "textpage__in_footer", "locale__language_code",
            Exists(PageViewRestriction.objects.all()),
        )
    )  # fmt: skip
    return nodes


@remembered
def site_frame() -> Frame:
    """The frame as published: one query, kept until a page changes."""
    frame = Frame(locales=Locales(), nodes=[])
    for row in _nodes():
        pk, title, slug, url_path, locale_id, key, content_type_id, depth, in_menu, in_footer, language, closed = row
        if locale_id not in frame.locales:
            frame.locales[locale_id] = Locale(pk=locale_id, language_code=language)
        frame.any_page_is_closed = closed
        if depth == HOME_DEPTH:
            with translation.override(language):
                url = address("wagtail_serve", "")
        elif language in frame.homes and url_path.startswith(frame.homes[language].url_path):
            url = frame.url(url_path, locale_id)
        else:
            continue
        node = Node(pk, title, slug, url, url_path, language, key, content_type_id, depth, in_menu, bool(in_footer))
        if depth == HOME_DEPTH:
            frame.homes.setdefault(language, node)
        frame.nodes.append(node)
        frame.by_key.setdefault(key, {})[language] = node
        frame.by_url_path[url_path] = node
    return frame


def model_of(content_type_id: int) -> type[Page]:
    """The page class of a content type; raises LookupError where its code is gone."""
    model = ContentType.objects.get_for_id(content_type_id).model_class()
    if model is None or not issubclass(model, Page):
        raise LookupError(content_type_id)
    return model
