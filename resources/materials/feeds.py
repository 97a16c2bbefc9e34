"""New training materials, for feed readers."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _

from hub.listing.feeds import PagesFeed, reader_language
from hub.pages.queries.frame import site_frame
from resources.materials.models import MaterialIndexPage, MaterialPage


class MaterialsFeed(PagesFeed):
    """All materials."""

    model = MaterialPage

    def title(self, asked: None) -> str:
        return f"Relais – {_('Matériel de formation')}"

    def subtitle(self, asked: None) -> str:
        return _("Ce que les projets de mentorat utilisent pour former, à prendre et à adapter.")

    def link(self, asked: None) -> str:
        return site_frame().first_of(MaterialIndexPage, reader_language()) or f"/{reader_language()}/"

    def feed_url(self, asked: None) -> str:
        return reverse("materials:feed")

    def item_description(self, item: MaterialPage) -> str:
        return str(item.summary)

    def item_author_name(self, item: MaterialPage) -> str:
        return item.made_by or (item.owner.get_full_name() if item.owner else "")
