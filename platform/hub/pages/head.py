"""What search engines and messengers are told of a page."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.http import HttpRequest
from django.templatetags.static import static
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from hub.languages.choices import Language
from hub.pages.addresses import addresses_of

if TYPE_CHECKING:
    from hub.pages.models import BasePage

LONGEST = 200
_HARMLESS = {ord(">"): "\\u003E", ord("<"): "\\u003C", ord("&"): "\\u0026"}


def _card() -> dict[str, str]:
    return {"url": settings.SITE_URL + static("img/card.png"), "alt": "Relais"}


@dataclass(frozen=True)
class Head:
    """The names that `hub/pages/parts/head.html` shows; all addresses are whole."""

    title: str
    description: str
    canonical: str
    locale: str
    alternates: list[dict[str, str]] = field(default_factory=list)
    fallback: str = ""
    kind: str = "website"
    picture: dict[str, str] = field(default_factory=_card)
    data: SafeString | str = ""


def head_of(
    page: BasePage,
    *,
    description: str,
    kind: str = "website",
    picture: dict[str, str] | None = None,
    data: dict[str, Any] | None = None,
) -> Head:
    """The head of `page`. Languages that it is not really written in are not named as its versions.

    `data` is said in the vocabulary of schema.org; `picture` has `url` and `alt`.
    """
    addresses = addresses_of(page)
    alternates = [
        {"code": code, "url": settings.SITE_URL + url} for code, url in sorted(addresses.translations.items())
    ]
    fallback = addresses.translations.get("fr") or addresses.own
    shown = {**picture, "url": settings.SITE_URL + picture["url"]} if picture else _card()
    canonical = settings.SITE_URL + addresses.own
    return Head(
        title=page.title,
        description=shorten(page.search_description or description),
        canonical=canonical,
        locale=_locale(page.language),
        alternates=alternates if len(alternates) > 1 else [],
        fallback=settings.SITE_URL + fallback if len(alternates) > 1 else "",
        kind=kind,
        picture=shown,
        data=_as_script({"@context": "https://schema.org", "url": canonical, **data}) if data else "",
    )


def plain_head(request: HttpRequest, *, title: str, description: str) -> Head:
    """The head of what is not a page and exists in every language under the same address."""
    language = (get_language() or "fr")[:2]
    rest = request.path.removeprefix(f"/{language}/")
    alternates = [{"code": code, "url": f"{settings.SITE_URL}/{code}/{rest}"} for code in Language.values]
    return Head(
        title=title,
        description=shorten(description),
        canonical=settings.SITE_URL + request.path,
        locale=_locale(language),
        alternates=alternates,
        fallback=f"{settings.SITE_URL}/fr/{rest}",
    )


def _locale(language: str) -> str:
    return "en_GB" if language == "en" else f"{language}_CH"


def shorten(text: str) -> str:
    """`text` in one line of at most 200 characters, cut between words."""
    line = " ".join(text.split())
    return line if len(line) <= LONGEST else line[: LONGEST - 1].rsplit(" ", 1)[0] + "…"


def _as_script(data: dict[str, Any]) -> SafeString:
    """JSON that cannot end the element it stands in."""
    return mark_safe(json.dumps(data, ensure_ascii=False).translate(_HARMLESS))
