"""New practices, for feed readers."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from exchange.practices.models import PracticePage
from exchange.practices.queries.filters import narrow_to
from hub.listing.feeds import PagesFeed, reader_language
from hub.text.markdown import to_plain
from resources.themes.queries.labels import ThemeLabel, theme_labels


class PracticesFeed(PagesFeed):
    """All practices, or those of one theme."""

    model = PracticePage
    related = ("owner", "project", "locale")

    def get_object(self, request: HttpRequest, theme: str = "") -> ThemeLabel | None:
        if not theme:
            return None
        found = theme_labels(reader_language()).get(theme)
        if found is None:
            raise Http404(_("Ce thème n’existe pas."))
        return found

    def title(self, theme: ThemeLabel | None) -> str:
        return f"Relais – {theme.title}" if theme else f"Relais – {_('Pratiques')}"

    def subtitle(self, theme: ThemeLabel | None) -> str:
        return _("Ce que les projets de mentorat ont essayé, et ce qu’ils en ont appris.")

    def link(self, theme: ThemeLabel | None) -> str:
        return theme.url if theme else f"/{reader_language()}/"

    def feed_url(self, theme: ThemeLabel | None) -> str:
        if theme:
            return reverse("practice_outputs:theme_feed", args=[theme.code])
        return reverse("practice_outputs:feed")

    def narrowed(self, pages: Any, asked: ThemeLabel | None) -> Any:
        return narrow_to(pages, "theme", [asked.code]) if asked else pages

    def item_description(self, item: PracticePage) -> str:
        return item.result or to_plain(item.situation)[:300]

    def item_author_name(self, item: PracticePage) -> str:
        return item.project.name if item.project else item.owner.get_full_name() if item.owner else ""
