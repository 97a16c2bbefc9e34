"""Where what is shown is found in the other languages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.http import HttpRequest

from hub.languages.choices import Language

if TYPE_CHECKING:
    from wagtail.models import Page


@dataclass(frozen=True)
class LanguageLink:
    """`available` says whether it is really in that language there, or only has the prefix and menus of it."""

    code: str
    name: str
    url: str
    current: bool
    available: bool


def shown_page(request: HttpRequest) -> Page | None:
    """The page that this request shows, if it shows one."""
    route = getattr(request, "_wagtail_route_for_request", None)
    return route[0] if route else None


def language_links(request: HttpRequest, language: str) -> list[LanguageLink]:
    """One link a language, the platform's order; a list keeps its filters."""
    from hub.pages.addresses import addresses_of
    from hub.pages.models import BasePage

    page = shown_page(request)
    if isinstance(page, BasePage):
        found = addresses_of(page)
        query = f"?{request.META['QUERY_STRING']}" if page.keeps_query and request.META.get("QUERY_STRING") else ""
        return [
            LanguageLink(
                code,
                Language(code).label,
                found.url(code) + query,
                code == language,
                code in found.translations,
            )
            for code in Language.values
        ]
    query = f"?{request.META['QUERY_STRING']}" if request.META.get("QUERY_STRING") else ""
    return [
        LanguageLink(code, Language(code).label, _under_prefix(request.path, code) + query, code == language, True)
        for code in Language.values
    ]


def _under_prefix(path: str, code: str) -> str:
    first, _, rest = path.lstrip("/").partition("/")
    return f"/{code}/{rest}" if first in Language.values else f"/{code}/"
