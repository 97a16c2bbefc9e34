"""Pages of text. The search knows `hub.pages`, so they cannot register themselves."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from django.utils.translation import gettext_lazy as _

from hub.pages.models import TextPage
from hub.search.documents import SearchDocument, Section
from hub.search.pages.open_pages import OpenPage
from hub.search.pages.register import PageKind, register_pages
from hub.text.markdown import to_html, to_paragraphs


def describe(pages: Sequence[OpenPage[TextPage]]) -> Iterator[SearchDocument]:
    """Title, lead and text."""
    for held in pages:
        body = Section(to_paragraphs(to_html(held.page.body)))
        yield held.document("text", summary=held.page.lead, sections=[body])


register_pages("texts", PageKind("text", _("Page d’information"), TextPage, describe))
