"""What the search is told of the files that go with pages that members write."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models.signals import post_delete, post_save, pre_delete
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from hub.contributions.models import ContributedPage, PageFile
from hub.media.models import File, FileText
from hub.media.services.keep_text import texts_of
from hub.media.texts.parts import anchor_of
from hub.search.documents import EVERYBODY, SearchDocument, Section
from hub.search.pages.open_pages import OpenPage, open_ids, open_pages
from hub.search.services.note_change import note_change
from hub.search.sources import Source, register


@dataclass(frozen=True)
class Filed:
    """Under what a file is found beside its own text: words, and the values of facets."""

    keywords: Sequence[str]
    facets: dict[str, tuple[str, ...]]


Filing = Callable[[Sequence[Any], str], Filed]
"""What the pages (of one kind) that show a file say of it, in a language; made anew for each lot of files."""


@dataclass(frozen=True, slots=True)
class _Shown:
    """A file on a page, and what the page calls it."""

    label: str
    held: OpenPage[Any]


class FoundFiles:
    """The files of the class `pages` that hang on `files`, as the source `source` of the search."""

    def __init__(
        self, source: str, pages: type[ContributedPage], files: type[PageFile], filing: Callable[[], Filing]
    ) -> None:
        self.source = source
        self._pages = pages._default_manager
        self._files = files._default_manager
        self._filing = filing

    def ids(self) -> list[int]:
        """The files that somebody may find: three queries."""
        pages = open_ids(self._pages.all())
        return sorted(set(self._files.filter(page__in=pages).values_list("file_id", flat=True)))

    def documents(self, ids: Sequence[int]) -> Iterator[SearchDocument]:
        """One document for each file that a findable page shows: a number of queries that does not grow, and the
        reading of what is new.

        Who may find one of the pages may find it. It is in its own language, where its text says which.
        """
        rows = list(self._files.filter(file__in=ids).order_by("page_id", "sort_order", "pk"))
        held = {page.page.pk: page for page in open_pages(self._pages.all(), [row.page_id for row in rows])}
        shown: dict[int, list[_Shown]] = defaultdict(list)
        for row in rows:
            if row.page_id in held:
                shown[row.file_id].append(_Shown(row.label, held[row.page_id]))
        files = File.objects.in_bulk(list(shown))
        texts = texts_of(files=files.values())
        filing = self._filing()
        for pk in sorted(files):
            yield self._document(files[pk], texts[pk], shown[pk], filing)

    def _document(self, file: File, text: FileText, shown: Sequence[_Shown], filing: Filing) -> SearchDocument:
        language = text.language or shown[0].held.language
        access = {token for row in shown for token in row.held.access}
        # What stands on a page for few must not find the file for those who have it from another page.
        told = [row for row in shown if set(row.held.access) == access or EVERYBODY in row.held.access]
        filed = filing([row.held.page for row in told], language)
        title = next((row.label for row in told if row.held.language == language), file.title)
        words = [file.title, file.filename, *(row.label for row in told), *(row.held.page.title for row in told)]
        return SearchDocument(
            object_id=file.pk,
            language=language,
            kind="file",
            group=f"file:{file.pk}",
            title=title,
            sections=tuple(
                Section(part.text or part.heading, part.heading, anchor_of(part.number, place), part.number)
                for place, part in enumerate(text.pages(), start=1)
            ),
            keywords=tuple(dict.fromkeys(word for word in (*words, *filed.keywords) if word != title)),
            facets=filed.facets,
            access=(EVERYBODY,) if EVERYBODY in access else tuple(sorted(access)),
            date=min((row.held.date for row in told if row.held.date), default=None),
        )

    def follow(self, pages: Collection[int], narrows: bool) -> None:
        """Who finds a page finds its files, under what it is filed under."""
        shown = self._files.filter(page__in=pages).order_by().values_list("file_id", flat=True)
        note_change(source=self.source, ids=set(shown), narrows=narrows)

    def put_on(self, instance: PageFile, **kwargs: Any) -> None:
        """A page shows one more."""
        note_change(source=self.source, ids=[instance.file_id])

    def taken_off(self, instance: PageFile, **kwargs: Any) -> None:
        """A page shows one less."""
        note_change(source=self.source, ids=[instance.file_id], narrows=True)

    def changed(self, instance: File, created: bool, **kwargs: Any) -> None:
        """A new title, or other bytes: then nobody shall find what stood in the ones before."""
        if not created and self._files.filter(file=instance).exists():
            digest = f"-{instance.file_hash}"
            replaced = FileText.objects.filter(file=instance).exclude(digest__endswith=digest).exists()
            note_change(source=self.source, ids=[instance.pk], narrows=replaced)

    def gone(self, instance: File, **kwargs: Any) -> None:
        """The file is deleted."""
        if self._files.filter(file=instance).exists():
            note_change(source=self.source, ids=[instance.pk], narrows=True)


def _addresses(ids: Sequence[int], language: str) -> dict[int, str]:
    """The pages with the texts of the files, under the prefix of `language`; no query."""
    with translation.override(language):
        return {pk: reverse("media:text", args=[pk]) for pk in ids}


def register_files(
    source: str, pages: type[ContributedPage], files: type[PageFile], filing: Callable[[], Filing]
) -> FoundFiles:
    """Let the search hold the files of these pages as `source`; `filing` gives what says under what they are found.

    The pages' own source gives `follow` of what is returned as its follower.
    """
    found = FoundFiles(source, pages, files, filing)
    register(
        Source(
            name=source, kinds={"file": _("Fichier")}, ids=found.ids, documents=found.documents, addresses=_addresses
        )
    )
    # Signals hold their receivers weakly.
    for signal, receiver, sender in (
        (post_save, found.put_on, files),
        (post_delete, found.taken_off, files),
        (post_save, found.changed, File),
        (pre_delete, found.gone, File),
    ):
        signal.connect(receiver, sender=sender, weak=False, dispatch_uid=f"search-{source}")
    return found
