"""What a search finds, for feed readers: what everybody may read, the newest first."""

from __future__ import annotations

from datetime import datetime, time
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.contrib.syndication.views import Feed
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from hub.search.highlight import words_of
from hub.search.queries.find import find
from hub.search.reading import Address, read
from hub.search.results import NEWEST, Answer, Asked, Shown

PAGES = 3


class ResultsAtom(Atom1Feed):
    """An Atom feed whose entries say what language they are in."""

    def item_attributes(self, item: dict[str, Any]) -> dict[str, str]:
        attributes: dict[str, str] = super().item_attributes(item)
        return {**attributes, "xml:lang": item["language"]}


if TYPE_CHECKING:
    ResultsFeedBase = Feed[Shown, Asked]
else:
    ResultsFeedBase = Feed


class ResultsFeed(ResultsFeedBase):
    """The address takes what the results page takes. Its address may be passed on: it shows nothing private."""

    feed_type = ResultsAtom

    def __call__(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = super().__call__(request, *args, **kwargs)
        response["Cache-Control"] = "private, max-age=600"
        response["X-Robots-Tag"] = "noindex"
        return response

    def get_object(self, request: HttpRequest) -> Asked:
        asked = read(request.GET, (get_language() or "fr")[:2])
        return Asked(asked.text, asked.language, asked.facets, NEWEST)

    def title(self, asked: Asked) -> str:
        return f"Relais – {_('Recherche : %(words)s') % {'words': asked.text}}" if asked.text else "Relais"

    def link(self, asked: Asked) -> str:
        return f"{reverse('search:results')}{Address(asked)}"

    def feed_url(self, asked: Asked) -> str:
        return f"{reverse('search:feed')}{Address(asked)}"

    def items(self, asked: Asked) -> list[Shown]:
        shown: list[Shown] = []
        for page in range(1, PAGES + 1):
            answer: Answer = find(Asked(asked.text, asked.language, asked.facets, NEWEST, page), AnonymousUser())
            if answer.nearest:
                break
            shown += answer.shown
            if page >= answer.pages:
                break
        return shown

    def item_title(self, item: Shown) -> str:
        return words_of(item.title)

    def item_description(self, item: Shown) -> str:
        return words_of(item.passage)

    def item_link(self, item: Shown) -> str:
        return item.url

    def item_guid(self, item: Shown) -> str:
        return f"tag:relais,2016:{item.source}:{item.object_id}"

    def item_pubdate(self, item: Shown) -> datetime | None:
        zone = ZoneInfo(settings.TIME_ZONE)
        return datetime.combine(item.date, time(), tzinfo=zone) if item.date else None

    def item_extra_kwargs(self, item: Shown) -> dict[str, Any]:
        return {"language": item.language}
