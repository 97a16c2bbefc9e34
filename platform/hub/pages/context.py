"""What every template knows: menus, language links, addresses. Lazily: a page that shows none asks for none."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from django.http import HttpRequest
from django.urls import NoReverseMatch
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language

from hub.pages import menu
from hub.pages.links import LanguageLink, language_links
from hub.pages.memo import remembered
from hub.pages.places import address
from hub.pages.queries.frame import site_frame


def site(request: HttpRequest) -> dict[str, Any]:
    """The names that `base.html` shows."""
    language = (get_language() or "fr")[:2]

    def links() -> list[LanguageLink]:
        return language_links(request, language)

    lazy: dict[str, Callable[[], Any]] = {
        "home_url": lambda: site_frame().home_url(language),
        "main_menu": lambda: _main_menu(request, language),
        "footer_menu": lambda: _pages_at("footer", language) + menu.items_for("footer", request),
        "language_links": links,
        "account_menu": lambda: _account_menu(request),
        "login_url": lambda: _address("account_login"),
        "site_search_url": lambda: _search_url(language),
    }
    context: dict[str, Any] = {name: SimpleLazyObject(make) for name, make in lazy.items()}
    context["reader_language"] = language
    return context


def _main_menu(request: HttpRequest, language: str) -> list[menu.Item]:
    items = _pages_at("main", language) + menu.items_for("main", request)
    return [replace(item, active=item.active or menu.is_active(request, item.url)) for item in items]


def _account_menu(request: HttpRequest) -> list[menu.Item]:
    if not request.user.is_authenticated:
        return []
    return menu.items_for("account", request)


@remembered
def _pages_at(place: str, language: str) -> list[menu.Item]:
    """The pages that editors put at `place`, each in the language nearest to the reader's."""
    frame = site_frame()
    items, seen = [], set()
    for node in frame.nodes:
        shown = node.in_menu if place == "main" else node.in_footer
        if not shown or node.key in seen:
            continue
        seen.add(node.key)
        best = frame.nearest(node.key, language) or node
        items.append(
            menu.Item(
                label=best.title,
                url=frame.under_prefix(best, language),
                language=best.language if best.language != language else "",
            )
        )
    return items


_search_places: list[Callable[[str], str]] = []


def searches(place: Callable[[str], str]) -> Callable[[str], str]:
    """Decorator: the function gives the address of the search for a language; the last one registered is used."""
    _search_places.append(place)
    return place


def _search_url(language: str) -> str:
    return _search_places[-1](language) if _search_places else ""


def _address(name: str) -> str:
    try:
        return address(name)
    except NoReverseMatch:
        return ""
