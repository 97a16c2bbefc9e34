"""Materials and their files in the search, and when they change."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from django.db.models.signals import post_save, pre_delete
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from hub.contributions.found_files import Filed, Filing, hold_files
from hub.search.documents import SearchDocument, Section
from hub.search.pages.open_pages import OpenPage
from hub.search.pages.register import PageKind, register_pages
from hub.search.pages.watch import note_pages
from hub.text.markdown import to_paragraphs
from resources.materials.choices import Audience, Format, Situation
from resources.materials.guide import material_guide
from resources.materials.models import Facet, MaterialFile, MaterialPage
from resources.themes.models import ThemePage
from resources.themes.queries.themes import theme_titles, theme_words


def describe_materials(materials: Sequence[OpenPage[MaterialPage]]) -> Iterator[SearchDocument]:
    """Each material with its sections: one query, however many."""
    if not materials:
        return
    titles = theme_titles()
    for held in materials:
        material = held.page
        guide = material_guide(held.language)
        words = [*_words([material], held.language), *theme_words(material.themes, held.language, titles)]
        yield held.document(
            "material",
            summary=material.summary,
            sections=[
                Section(to_paragraphs(material.rendered.get(name, "")), guide[name].label, name)
                for name in material.section_names
            ],
            keywords=tuple(dict.fromkeys(word for word in (*words, material.made_by) if word)),
            facets={"theme": tuple(material.themes)},
        )


def filing() -> Filing:
    """Says under what the files of materials are found: one query, however many files."""
    titles = theme_titles()

    def filed(materials: Sequence[MaterialPage], language: str) -> Filed:
        themes = sorted({code for material in materials for code in material.themes})
        words = [*_words(materials, language), *theme_words(themes, language, titles)]
        return Filed(words, {"theme": tuple(themes)})

    return filed


def _words(materials: Sequence[MaterialPage], language: str) -> list[str]:
    """What the materials are filed under, as people call it."""
    situations = {code for material in materials for code in material.situations}
    audiences = {code for material in materials for code in material.audiences}
    formats = {material.format for material in materials}
    with translation.override(language):
        return [
            str(label)
            for choices, codes in ((Situation, situations), (Audience, audiences), (Format, formats))
            for code, label in choices.choices
            if code in codes
        ]


FILES = hold_files(MaterialPage, MaterialFile, filing)
register_pages(
    "materials", PageKind("material", _("Matériel de formation"), MaterialPage, describe_materials), follow=FILES.follow
)


def _theme_changed(instance: ThemePage, **kwargs: Any) -> None:
    """Materials are found by the names of their themes."""
    filed = Facet.objects.filter(kind=Facet.Kind.THEME, value=instance.code).values("page_id")
    note_pages(MaterialPage.objects.filter(pk__in=filed))


post_save.connect(_theme_changed, sender=ThemePage, dispatch_uid="search-materials")
pre_delete.connect(_theme_changed, sender=ThemePage, dispatch_uid="search-materials")
