"""Addresses of the platform that stand alone in a post: shown with what they lead to, where the reader may see it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from exchange.directory.models import Project
from exchange.discussions import rules
from exchange.discussions.queries.pages import named_pages
from hub.pages.queries.located import located

if TYPE_CHECKING:
    from hub.search.access import AnyUser

MOST = 20
# What `rendered` makes of an address that has a paragraph to itself: its words are the address.
_ALONE = re.compile(r'<p><a href="([^"]{1,400})"[^>]*>(?:\1)</a></p>')
_PLACE = re.compile(r"/(fr|de|it|en)/(.*)", re.DOTALL)
_THREAD, _PROJECT = re.compile(r"threads/(\d{1,18})/"), re.compile(r"projects/([a-z0-9-]{1,80})/")

Place = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Card:
    """What an address leads to: its kind, title, address for this reader, and language (empty: the reader's)."""

    kind: str
    title: str
    url: str
    language: str = ""


def with_cards(texts: Mapping[int, str], user: AnyUser, language: str) -> dict[int, SafeString]:
    """The HTML of posts by their keys, with cards for `user`, who reads in `language`.

    Nothing is asked where no address stands alone; otherwise six queries, however many do. What the reader may not
    see, and what is not there, stays the plain address that was written.
    """
    places: dict[str, Place] = {}
    for html in texts.values():
        for href in _ALONE.findall(html):
            place = _place(href)
            if place is not None and len(places) < MOST:
                places[href] = place
    cards = _cards(set(places.values()), user, language) if places else {}

    def shown(match: re.Match[str]) -> str:
        card = cards.get(places.get(match[1], ("", "")))
        return str(_html(card, language)) if card else match[0]

    return {pk: mark_safe(_ALONE.sub(shown, html) if cards else html) for pk, html in texts.items()}


def _place(href: str) -> Place | None:
    """Language and path of an address of this platform; None for any other."""
    own = urlsplit(settings.WAGTAILADMIN_BASE_URL)
    try:
        asked = urlsplit(href)
    except ValueError:
        return None
    if asked.netloc and (asked.scheme, asked.netloc) != (own.scheme, own.netloc):
        return None
    found = _PLACE.fullmatch(asked.path)
    return (found[1], found[2]) if found else None


def _cards(places: Iterable[Place], user: AnyUser, language: str) -> dict[Place, Card]:
    threads, projects, others = {}, {}, []
    for place in places:
        if found := _THREAD.fullmatch(place[1]):
            threads[place] = int(found[1])
        elif found := _PROJECT.fullmatch(place[1]):
            projects[place] = found[1]
        else:
            others.append(place)
    cards: dict[Place, Card] = {}
    if threads:
        rows = {row.pk: row for row in rules.readable_threads(user).filter(pk__in=set(threads.values()))}
        for place, pk in threads.items():
            if pk in rows:
                row = rows[pk]
                cards[place] = Card(_("Discussion"), row.title, row.get_absolute_url(), row.language)
    if projects:
        known = {row.slug: row for row in Project.objects.filter(slug__in=set(projects.values()), merged_into=None)}
        for place, slug in projects.items():
            if slug in known:
                cards[place] = Card(_("Projet"), known[slug].name, known[slug].get_absolute_url())
    return cards | _pages(others, user, language)


def _pages(places: list[Place], user: AnyUser, language: str) -> dict[Place, Card]:
    at = located(places)
    named = named_pages([page.key for page in at.values()], user, language)
    cards = {}
    for place, page in at.items():
        if page.key in named:
            model = ContentType.objects.get_for_id(page.content_type_id).model_class()
            kind = str(model._meta.verbose_name).capitalize() if model else ""
            told = named[page.key]
            cards[place] = Card(kind, told.title, told.url, told.language)
    return cards


def _html(card: Card, language: str) -> SafeString:
    foreign = card.language not in ("", language)
    lang = format_html(' lang="{}"', card.language) if foreign else ""
    return format_html(
        '<p class="link-card"><a href="{}"><span class="link-card-kind">{}</span> <span{}>{}</span></a></p>',
        card.url,
        card.kind,
        lang,
        card.title,
    )
