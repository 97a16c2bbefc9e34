"""Keeping the filters in line with what is published."""

from __future__ import annotations

from django.db import transaction

from exchange.practices.models import Facet, PracticePage


def facets_of(practice: PracticePage) -> set[tuple[str, str]]:
    """Kind and value of everything `practice` can be found by."""
    pairs = {(Facet.Kind.THEME.value, code) for code in practice.themes}
    pairs |= {(Facet.Kind.CANTON.value, code) for code in practice.cantons}
    pairs |= {(Facet.Kind.TARGET_GROUP.value, code) for code in practice.target_groups}
    pairs |= {(Facet.Kind.LANGUAGE.value, code) for code in practice.languages}
    pairs.add((Facet.Kind.PHASE.value, practice.phase))
    return pairs


def update_facets(*, practice: PracticePage) -> None:
    """Make the rows of `practice` say what its published state says; none where it is not public."""
    with transaction.atomic():
        Facet.objects.filter(page_id=practice.pk).delete()
        if practice.live:
            Facet.objects.bulk_create(
                Facet(page_id=practice.pk, kind=kind, value=value) for kind, value in sorted(facets_of(practice))
            )
