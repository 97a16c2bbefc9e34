"""Organisations in the search: a document for each language that one is described in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from django.db.models.signals import post_delete, post_save, pre_delete
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from exchange.directory.models import Engagement, Organisation, OrganisationText
from exchange.directory.queries.organisations import organisations
from exchange.directory.queries.words import keywords_for
from hub.languages.choices import Language
from hub.pages.places import address
from hub.search.documents import SearchDocument, Section
from hub.search.services.note_change import note_change
from hub.search.sources import Source, register
from hub.text.markdown import to_html, to_paragraphs

SOURCE = "organisations"


def documents(ids: Sequence[int]) -> Iterator[SearchDocument]:
    """What each organisation does, and for which projects; one without texts is found by its name."""
    for found in organisations().filter(pk__in=ids):
        texts = list(found.texts.all()) or [OrganisationText(language=Language.FRENCH.value)]
        for text in texts:
            with translation.override(text.language):
                roles = [
                    " ".join([str(Engagement.Part(row.part).label), row.project.name if row.project else ""]).strip()
                    for row in found.engagements.all()
                    if row.part in Engagement.Part.values
                ]
                approach, carried = _("Comment l’aborder"), _("Les projets qu’elle porte")
            sections = (
                Section(to_paragraphs(to_html(text.approach)), approach, "approach"),
                Section(". ".join(roles), carried, "carried"),
            )
            yield SearchDocument(
                object_id=found.pk,
                language=text.language,
                kind="organisation",
                group=f"organisation:{found.pk}",
                title=found.name,
                summary=text.summary,
                sections=tuple(section for section in sections if section.text),
                keywords=tuple(keywords_for(found.cantons, (), text.language)),
                facets={"canton": tuple(found.cantons)} if found.cantons else {},
            )


def addresses(ids: Sequence[int], language: str) -> dict[int, str]:
    """Their pages under the prefix of `language`."""
    with translation.override(language):
        rows = Organisation.objects.filter(pk__in=ids).values_list("pk", "slug")
        return {pk: address("directory:organisation", slug) for pk, slug in rows}


def _changed(instance: Organisation, **kwargs: Any) -> None:
    note_change(source=SOURCE, ids=[instance.pk])


def _gone(instance: Organisation, **kwargs: Any) -> None:
    note_change(source=SOURCE, ids=[instance.pk], narrows=True)


def _part_changed(instance: OrganisationText | Engagement, **kwargs: Any) -> None:
    note_change(source=SOURCE, ids=[instance.organisation_id])


register(
    Source(
        name=SOURCE,
        kinds={"organisation": gettext_lazy("Organisation")},
        ids=lambda: Organisation.objects.order_by("pk").values_list("pk", flat=True),
        documents=documents,
        addresses=addresses,
    )
)
post_save.connect(_changed, sender=Organisation, dispatch_uid="search")
pre_delete.connect(_gone, sender=Organisation, dispatch_uid="search")
for part in (OrganisationText, Engagement):
    post_save.connect(_part_changed, sender=part, dispatch_uid=f"search-{part.__name__}")
    post_delete.connect(_part_changed, sender=part, dispatch_uid=f"search-gone-{part.__name__}")
