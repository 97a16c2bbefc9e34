"""Pictures and files of a draft. They live in the draft's revision until it is published."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from django.core.files.base import File as Upload
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import Page

from hub.contributions.errors import ContributionError
from hub.contributions.kinds import kind_of
from hub.contributions.services.save_draft import save_draft
from hub.media.models import File, Picture
from hub.media.services.accept import accept_file, accept_picture

if TYPE_CHECKING:
    from hub.accounts.models import User
    from hub.contributions.models import ContributedPage

MOST = {"pictures": 12, "files": 10}


class TooManyError(ContributionError):
    """The page has as many pictures or files as it may."""

    def __init__(self, most: int) -> None:
        super().__init__()
        self.most = most

    def __str__(self) -> str:
        return _("Il y en a déjà %(most)s, on ne peut pas aller plus haut. Retirez-en d’abord.") % {"most": self.most}


class GoneError(ContributionError):
    """Somebody has taken it off in between."""

    def __str__(self) -> str:
        return _("Cet élément a été retiré entre-temps. Voici ce qui reste.")


def rows_of(draft: ContributedPage, sort: str) -> list[Any]:
    """The rows of `draft` for "pictures" or "files", in order; empty where its kind has none."""
    relation = getattr(kind_of(draft).attachments, sort)
    return list(getattr(draft, relation).all()) if relation else []


def medium_id(row: Any) -> int:
    """The primary key of the picture or file that `row` shows."""
    return int(getattr(row, f"{_field(type(row))}_id"))


def add_picture(*, page: ContributedPage, user: User, upload: Upload[bytes], alt: str, caption: str = "") -> Picture:
    """Put a picture at the end. Raises RefusedUpload, InReviewError, TooManyError."""
    with transaction.atomic(), _changing(page, user, "pictures") as rows:
        _check_room(rows.list, "pictures")
        picture = accept_picture(upload=upload, user=user, title=caption or alt)
        rows.list.append(rows.make(picture, alt=alt, caption=caption))
    return picture


def add_file(*, page: ContributedPage, user: User, upload: Upload[bytes], label: str = "") -> File:
    """Put a file at the end. Raises RefusedUpload, InReviewError, TooManyError."""
    with transaction.atomic(), _changing(page, user, "files") as rows:
        _check_room(rows.list, "files")
        file = accept_file(upload=upload, user=user, title=label)
        rows.list.append(rows.make(file, label=(label or file.name)[:200]))
    return file


def describe(*, page: ContributedPage, user: User, sort: str, medium: int, **words: str) -> None:
    """Change the words beside a picture or file. Raises GoneError, InReviewError."""
    with transaction.atomic(), _changing(page, user, sort) as rows:
        row = rows.list[rows.place(medium)]
        for name, text in words.items():
            setattr(row, name, text)


def remove(*, page: ContributedPage, user: User, sort: str, medium: int) -> None:
    """Take a picture or file off the draft; what is published keeps it. Raises GoneError, InReviewError."""
    with transaction.atomic(), _changing(page, user, sort) as rows:
        del rows.list[rows.place(medium)]


def move(*, page: ContributedPage, user: User, sort: str, medium: int, up: bool) -> None:
    """Swap a picture or file with its neighbour; at the end nothing happens. Raises GoneError, InReviewError."""
    with transaction.atomic(), _changing(page, user, sort) as rows:
        here = rows.place(medium)
        there = here - 1 if up else here + 1
        if 0 <= there < len(rows.list):
            rows.list[here], rows.list[there] = rows.list[there], rows.list[here]


class _Rows:
    def __init__(self, rows: list[Any], model: type[Any]) -> None:
        self.list = rows
        self.model = model

    def make(self, medium: Picture | File, **words: str) -> Any:
        return self.model(**{_field(self.model): medium}, **words)

    def place(self, medium: int) -> int:
        found = next((place for place, row in enumerate(self.list) if medium_id(row) == medium), None)
        if found is None:
            raise GoneError
        return found


@contextmanager
def _changing(page: ContributedPage, user: User, sort: str) -> Iterator[_Rows]:
    """The rows of the newest draft, saved in their new order afterwards. Two changes at once wait for each other."""
    row = Page.objects.select_for_update().get(pk=page.pk)
    draft: Any = row.specific.get_latest_revision_as_object()
    relation = getattr(draft, getattr(kind_of(draft).attachments, sort))
    rows = _Rows(list(relation.all()), relation.model)
    yield rows
    for place, kept in enumerate(rows.list):
        kept.sort_order = place
    relation.set(rows.list)
    save_draft(draft=draft, user=user, token=None)


def _check_room(rows: list[Any], sort: str) -> None:
    if len(rows) >= MOST[sort]:
        raise TooManyError(MOST[sort])


def _field(model: type[Any]) -> str:
    names = [field.name for field in model._meta.fields if field.related_model in (Picture, File)]
    return str(names[0])
