"""Projects: a document for each language that one speaks of itself in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django.db.models.signals import post_delete, post_save, pre_delete
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from exchange.directory import search_organisations, search_people  # noqa: F401
from exchange.directory.models import Project, ProjectText
from exchange.directory.queries.listing import public_projects
from exchange.directory.queries.words import keywords_for
from hub.cantons.choices import Canton
from hub.languages.choices import Language
from hub.pages.places import address
from hub.search.documents import SearchDocument, Section
from hub.search.labels import names
from hub.search.services.note_change import note_change
from hub.search.sources import Source, register
from hub.text.markdown import to_html, to_paragraphs

SOURCE = "projects"


def documents(ids: Sequence[int]) -> Iterator[SearchDocument]:
    """The texts of each project; one that has none yet is found by its name."""
    for project in public_projects().filter(pk__in=ids):
        texts = list(project.texts.all())
        for text in texts:
            yield _document(project, text.language, text.summary, _sections(text))
        if not texts:
            yield _document(project, Language.FRENCH.value, "", [])


def _document(project: Project, language: str, summary: str, sections: Iterable[Section]) -> SearchDocument:
    facets = {"canton": tuple(project.cantons), "theme": tuple(project.themes)}
    words = keywords_for(project.cantons, project.target_groups, language)
    return SearchDocument(
        object_id=project.pk,
        language=language,
        kind="project",
        group=f"project:{project.pk}",
        title=project.name,
        summary=summary,
        sections=tuple(section for section in sections if section.text),
        keywords=(*words, project.places) if project.places else tuple(words),
        facets={name: codes for name, codes in facets.items() if codes},
    )


def _sections(text: ProjectText) -> list[Section]:
    with translation.override(text.language):
        partners, funding = _("Partenaires"), _("Financement")
        offers, seeks, legacy = _("Ce que le projet offre"), _("Ce que le projet cherche"), _("Ce qui continue")
    return [
        Section(to_paragraphs(to_html(text.description))),
        Section(to_paragraphs(to_html(text.offers)), offers, "offers"),
        Section(to_paragraphs(to_html(text.seeks)), seeks, "seeks"),
        Section(to_paragraphs(to_html(text.legacy)), legacy, "legacy"),
        Section(text.partners, partners),
        Section(text.funding, funding),
    ]


def addresses(ids: Sequence[int], language: str) -> dict[int, str]:
    """The pages of the projects under the prefix of `language`."""
    with translation.override(language):
        return {
            pk: address("directory:project", slug)
            for pk, slug in Project.objects.filter(pk__in=ids).values_list("pk", "slug")
        }


def _changed(instance: Project, **kwargs: Any) -> None:
    note_change(source=SOURCE, ids=[instance.pk])


def _gone(instance: Project, **kwargs: Any) -> None:
    note_change(source=SOURCE, ids=[instance.pk], narrows=True)


def _text_changed(instance: ProjectText, **kwargs: Any) -> None:
    note_change(source=SOURCE, ids=[instance.project_id])


def _text_gone(instance: ProjectText, **kwargs: Any) -> None:
    note_change(source=SOURCE, ids=[instance.project_id], narrows=True)


register(
    Source(
        name=SOURCE,
        kinds={"project": gettext_lazy("Projet")},
        ids=lambda: Project.objects.filter(merged_into=None).order_by("pk").values_list("pk", flat=True),
        documents=documents,
        addresses=addresses,
    )
)
post_save.connect(_changed, sender=Project, dispatch_uid="search")
pre_delete.connect(_gone, sender=Project, dispatch_uid="search")
post_save.connect(_text_changed, sender=ProjectText, dispatch_uid="search")
post_delete.connect(_text_gone, sender=ProjectText, dispatch_uid="search")


@names("canton")
def canton_names(language: str) -> dict[str, str]:
    """The cantons, by their names."""
    with translation.override(language):
        return {code: str(label) for code, label in Canton.choices}
