"""The materials that everybody may read."""

from __future__ import annotations

from django.db.models import QuerySet

from hub.pages.queries.public import public_pages
from resources.materials.models import MaterialIndexPage, MaterialPage


def public_materials() -> QuerySet[MaterialPage]:
    """Published materials, without those that editors closed to the public."""
    return public_pages(MaterialPage)


def catalogue_languages() -> list[str]:
    """The languages that the site has a catalogue in: one query."""
    rows = MaterialIndexPage.objects.live().order_by("pk").values_list("locale__language_code", flat=True)
    return list(rows)
