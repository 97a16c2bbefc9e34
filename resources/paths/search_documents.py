"""Paths in the search."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from django.utils.translation import gettext_lazy

from hub.search.documents import SearchDocument, Section
from hub.search.pages.open_pages import OpenPage
from hub.search.pages.register import PageKind, register_pages
from hub.text.markdown import to_html, to_paragraphs
from resources.paths.models import PathPage


def describe_paths(paths: Sequence[OpenPage[PathPage]]) -> Iterator[SearchDocument]:
    """The path's own words: its materials are found by themselves."""
    for held in paths:
        sections = []
        for block in held.page.steps:
            if block.block_type == "text":
                sections.append(Section(to_paragraphs(to_html(block.value["text"])), block.value["title"]))
            elif block.block_type == "check":
                sections.append(Section(block.value["question"]))
            elif block.value["why"]:
                sections.append(Section(block.value["why"]))
        yield held.document("path", summary=held.page.lead, sections=sections)


register_pages("paths", PageKind("path", gettext_lazy("Parcours"), PathPage, describe_paths))
