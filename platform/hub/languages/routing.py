"""How a page is reached under the prefix of a language that it is not written in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wagtail.models import Page
from wagtail.url_routing import RouteResult

if TYPE_CHECKING:
    from hub.pages.models import BasePage


def route_foreign_child(index: BasePage, path_components: list[str]) -> RouteResult | None:
    """The live child of one of `index`'s translations that has the first component as its slug.

    None where `index` has such a child itself, or nobody has. The page is served under the prefix of `index`
    with its own language on the text.
    """
    if len(path_components) != 1:
        return None
    slug = path_components[0]
    if index.get_children().filter(slug=slug).exists():
        return None
    siblings = type(index)._default_manager.filter(translation_key=index.translation_key).exclude(pk=index.pk)
    steps = list(siblings.values_list("path", "depth"))
    for path, depth in steps:
        child = Page.objects.filter(path__startswith=path, depth=depth + 1, slug=slug, live=True).first()
        if child is not None:
            return RouteResult(child.specific)
    return None
