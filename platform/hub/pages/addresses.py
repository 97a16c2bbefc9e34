"""The address of a page for a reader of any language."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from hub.pages.queries.frame import Frame, site_frame
from hub.pages.queries.states import Group, states

if TYPE_CHECKING:
    from hub.pages.models import BasePage


@dataclass(frozen=True)
class Addresses:
    """Where a page and its live translations are; `translations` holds each under its own language."""

    frame: Frame
    translations: dict[str, str]
    slug: str
    parent: dict[str, str]
    own: str

    def url(self, language: str) -> str:
        """The translation in `language`, or the same page under the prefix of `language`."""
        if language in self.translations:
            return self.translations[language]
        parent = self.parent.get(language)
        return f"{parent}{self.slug}/" if parent else self.own


def addresses_of(page: BasePage) -> Addresses:
    """Where `page` is found in each language: one query at most, remembered on the page."""
    held: Addresses | None = page.__dict__.get("_addresses")
    if held is not None:
        return held
    frame = site_frame()
    nodes = frame.by_key.get(page.translation_key)
    if nodes:
        translations = {code: node.url for code, node in nodes.items()}
    else:
        translations = {code: version.url for code, version in group_of(page).items() if version.live}
    own = frame.url(page.url_path, page.locale_id)
    found = Addresses(frame, translations, page.slug, _parents(page, frame), own)
    page.__dict__["_addresses"] = found
    return found


def group_of(page: BasePage) -> Group:
    """`page` in all its languages with their states: one query, remembered on the page."""
    held: Group | None = page.__dict__.get("_group")
    if held is None:
        held = page.__dict__["_group"] = states(page.translation_key)
    return held


def reader_url(page: BasePage, language: str) -> str:
    """The address of `page` itself under the prefix of `language`, whatever it is written in; no query."""
    return site_frame().reader_url(language, page.url_path, page.slug, page.locale_id)


def _parents(page: BasePage, frame: Frame) -> dict[str, str]:
    parent = frame.by_url_path.get(page.url_path[: -len(page.slug) - 1])
    if parent is None:
        return {}
    return {code: node.url for code, node in frame.by_key[parent.key].items()}
