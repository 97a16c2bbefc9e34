"""What is new, for feed readers: one entry a practice, in the reader's best language."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.contrib.syndication.views import Feed
from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from exchange.directory.feeds import LanguageFeed
from exchange.practices.models import PracticePage
from exchange.practices.queries.filters import narrow_to
from exchange.practices.queries.public import public_practices
from hub.languages.queries.best import best
from hub.listing.pages import newest_first
from hub.pages.queries.frame import Frame, site_frame
from hub.text.markdown import to_plain
from resources.themes.queries.labels import ThemeLabel, theme_labels

ENTRIES = 30


if TYPE_CHECKING:
    PracticeFeedBase = Feed[PracticePage, ThemeLabel | None]
else:
    PracticeFeedBase = Feed


class PracticesFeed(PracticeFeedBase):
    """All practices, or those of one theme."""

    feed_type = LanguageFeed
    frame: Frame

    def get_object(self, request: HttpRequest, theme: str = "") -> ThemeLabel | None:
        if not theme:
            return None
        found = theme_labels(_reader()).get(theme)
        if found is None:
            raise Http404(_("Ce thème n’existe pas."))
        return found

    def title(self, theme: ThemeLabel | None) -> str:
        return f"Relais – {theme.title}" if theme else f"Relais – {_('Pratiques')}"

    def subtitle(self, theme: ThemeLabel | None) -> str:
        return _("Ce que les projets de mentorat ont essayé, et ce qu’ils en ont appris.")

    def link(self, theme: ThemeLabel | None) -> str:
        return theme.url if theme else f"/{_reader()}/"

    def feed_url(self, theme: ThemeLabel | None) -> str:
        if theme:
            return reverse("practice_outputs:theme_feed", args=[theme.code])
        return reverse("practice_outputs:feed")

    def items(self, theme: ThemeLabel | None) -> list[PracticePage]:
        self.frame = site_frame()
        practices = best(public_practices(), _reader())
        if theme:
            practices = narrow_to(practices, "theme", [theme.code])
        return list(newest_first(practices).select_related("owner", "project", "locale")[:ENTRIES])

    def item_title(self, item: PracticePage) -> str:
        return str(item.title)

    def item_description(self, item: PracticePage) -> str:
        return item.result or to_plain(item.situation)[:300]

    def item_link(self, item: PracticePage) -> str:
        return self.frame.reader_url(_reader(), item.url_path, item.slug, item.locale_id)

    def item_guid(self, item: PracticePage) -> str:
        return f"urn:uuid:{item.translation_key}"

    def item_pubdate(self, item: PracticePage) -> datetime | None:
        at: datetime | None = item.first_published_at
        return at

    def item_updateddate(self, item: PracticePage) -> datetime | None:
        at: datetime | None = item.last_published_at
        return at

    def item_author_name(self, item: PracticePage) -> str:
        return item.project.name if item.project else item.owner.get_full_name() if item.owner else ""

    def item_extra_kwargs(self, item: PracticePage) -> dict[str, Any]:
        return {"language": item.language}


def _reader() -> str:
    return (get_language() or "fr")[:2]
