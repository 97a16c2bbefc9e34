"""Keeping the filters in line with what is published."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction

from resources.materials.choices import Duration
from resources.materials.models import Facet, MaterialPage


def facets_of(material: MaterialPage) -> set[tuple[str, str]]:
    """Kind and value of everything that `material` itself can be found by; its languages are its group's."""
    kind = Facet.Kind
    pairs = {(kind.SITUATION.value, code) for code in material.situations}
    pairs |= {(kind.AUDIENCE.value, code) for code in material.audiences}
    pairs |= {(kind.THEME.value, code) for code in material.themes}
    pairs |= {(kind.FORMAT.value, material.format), (kind.LEVEL.value, material.level)}
    pairs.add((kind.LICENCE.value, material.licence))
    if material.minutes:
        pairs.add((kind.DURATION.value, Duration.of(material.minutes).value))
    return pairs


def update_facets(*, material: MaterialPage) -> None:
    """Make the rows of `material` say what its published state says, none where it is not public; and those of its
    other languages in which languages there is one."""
    with transaction.atomic():
        Facet.objects.filter(page_id=material.pk).delete()
        if material.live:
            Facet.objects.bulk_create(
                Facet(page_id=material.pk, kind=kind, value=value) for kind, value in sorted(facets_of(material))
            )
        update_languages(key=material.translation_key)


def update_languages(*, key: UUID, but: int | None = None) -> None:
    """Make every live material of this translation key say in which languages it exists; `but` is about to go."""
    live = MaterialPage.objects.filter(translation_key=key, live=True).exclude(pk=but or 0)
    versions = dict(live.order_by("pk").values_list("pk", "locale__language_code"))
    with transaction.atomic():
        Facet.objects.filter(page__translation_key=key, kind=Facet.Kind.LANGUAGE).delete()
        Facet.objects.bulk_create(
            Facet(page_id=pk, kind=Facet.Kind.LANGUAGE, value=code)
            for pk in versions
            for code in sorted(set(versions.values()))
        )
