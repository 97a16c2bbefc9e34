"""Themes with what was asked in 2016, and the meeting where it was."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hub.search.documents import SearchDocument, Section
from hub.search.labels import names
from hub.search.pages.open_pages import OpenPage
from hub.search.pages.register import PageKind, register_pages
from hub.text.markdown import to_html, to_paragraphs
from resources.themes.models import MeetingPage, ThemePage
from resources.themes.queries.labels import theme_labels
from resources.themes.queries.pages import asked_in


def describe_themes(themes: Sequence[OpenPage[ThemePage]]) -> Iterator[SearchDocument]:
    """The question of 2016, the introduction, and a section for each question that the workshops answered."""
    for held in themes:
        theme = held.page
        with translation.override(held.language):
            asked = Section(theme.question, heading=_("La question de 2016"))
        sections = [asked, Section(to_paragraphs(to_html(theme.intro)))]
        sections += [Section(to_paragraphs(row.answer_html), row.question, row.anchor) for row in asked_in(theme)]
        yield held.document("theme", summary=theme.lead, sections=sections, facets={"theme": (theme.code,)})


def describe_meetings(meetings: Sequence[OpenPage[MeetingPage]]) -> Iterator[SearchDocument]:
    """What stands on the page alone; its questions are found where they are answered, under their theme."""
    for held in meetings:
        with translation.override(held.language):
            heading = _("Ce qui en est devenu")
        sections = [
            Section(to_paragraphs(to_html(held.page.intro))),
            Section(to_paragraphs(to_html(held.page.outro)), heading, "since"),
        ]
        yield held.document("meeting", summary=held.page.lead, sections=sections)


register_pages(
    "themes",
    PageKind("theme", gettext_lazy("Thème"), ThemePage, describe_themes),
    PageKind("meeting", gettext_lazy("Rencontre 2016"), MeetingPage, describe_meetings),
)


@names("theme")
def theme_names(language: str) -> dict[str, str]:
    """The themes, in the editors' order."""
    return {code: label.title for code, label in theme_labels(language).items()}
