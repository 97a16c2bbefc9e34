"""Themes can be followed."""

from __future__ import annotations

from collections.abc import Collection

from django.utils.translation import gettext_lazy as _

from hub.notifications import subjects
from hub.notifications.subjects import Named
from hub.search.pages.access import readers_of
from resources.themes.models import ThemePage
from resources.themes.queries.labels import theme_labels


def subject_of(code: str) -> str:
    """What a theme is followed as, in every language."""
    return f"theme:{code}"


def named(codes: Collection[str], language: str) -> dict[str, Named]:
    """The themes in the reader's best language."""
    labels = theme_labels(language)
    return {
        code: Named(labels[code].title, labels[code].url, labels[code].language) for code in codes if code in labels
    }


def readers(code: str, users: Collection[int]) -> set[int]:
    """Whoever may read the theme in one of its languages."""
    return readers_of(ThemePage.objects.filter(live=True, code=code).values_list("path", flat=True), users)


subjects.register(subjects.SubjectKind("theme", _("Thème"), named, readers))
