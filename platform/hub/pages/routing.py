"""How a page is reached under the prefix of a language that it is not written in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wagtail.models import Page
from wagtail.url_routing import RouteResult

if TYPE_CHECKING:
    from hub.pages.models import BasePage


def route_foreign_child(index: BasePage, path_components: list[str]) -> RouteResult | None:
    """The live child of one of `index`'s translations that has the first component as its slug.

    None where `index` has such a live child itself, or nobody has. The page is served under the prefix of `index`
    with its own language on the text.
    """
    if len(path_components) != 1:
        return None
    slug = path_components[0]
    siblings = type(index)._default_manager.filter(translation_key=index.translation_key)
    paths = dict(siblings.values_list("path", "pk"))
    children = Page.objects.filter(slug=slug, depth=index.depth + 1, live=True).order_by("locale_id")
    found = [child for child in children if child.path[: -Page.steplen] in paths]
    if not found or any(child.path[: -Page.steplen] == index.path for child in found):
        return None
    return RouteResult(found[0].specific)
