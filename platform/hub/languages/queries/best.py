"""One row for each text, in the language nearest to the reader's."""

from __future__ import annotations

from typing import Any, TypeVar

from django.db.models import Case, Exists, IntegerField, Model, OuterRef, Q, QuerySet, Value, When
from wagtail.models import Page

from hub.languages.choices import FALLBACK_ORDER

Found = TypeVar("Found", bound=Model)


def language_rank(language: str, of: str = "") -> Case:
    """0 for the reader's own language, more the further a page's language is from it; `of` as in `best`."""
    order = FALLBACK_ORDER.get(language, FALLBACK_ORDER["fr"])
    return Case(
        *(When(**{f"{of}locale__language_code": code}, then=Value(rank)) for rank, code in enumerate(order)),
        default=Value(len(order)),
        output_field=IntegerField(),
    )


def best(pages: QuerySet[Found, Any], language: str, of: str = "") -> QuerySet[Found, Any]:
    """Those of `pages` that are live and, of all live translations of the same text, nearest to `language`.

    For rows that belong to a page, `of` names the way to it: `page__`.
    """
    # Asked the other way round, for the nearest of each text, the database would sort each text's translations.
    nearer = Page.objects.filter(translation_key=OuterRef(f"{of}translation_key"), live=True).alias(
        rank=language_rank(language)
    )
    nearer = nearer.filter(
        Q(rank__lt=OuterRef("reader_rank")) | Q(rank=OuterRef("reader_rank"), pk__lt=OuterRef(f"{of}pk"))
    )
    found: Any = pages.alias(reader_rank=language_rank(language, of)).filter(~Exists(nearer), **{f"{of}live": True})
    nearest: QuerySet[Found, Any] = found
    return nearest
