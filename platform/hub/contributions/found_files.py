"""What the search is told of the files that go with pages that members write."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models.signals import post_delete, post_save, pre_delete
from django.dispatch import receiver
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

SOURCE = "files"


@dataclass(frozen=True)
class Filed:
    """Under what a file is found beside its own text: words, and the values of facets."""

    keywords: Sequence[str]
    facets: dict[str, tuple[str, ...]]


Filing = Callable[[Sequence[Any], str], Filed]
"""What the pages (of one kind) that show a file say of it, in a language; made anew for each lot of files."""


@dataclass(frozen=True, slots=True)
class _Shown:
    """A file on a page, what the page calls it, and which holder the page belongs to."""

    label: str
    held: OpenPage[Any]
    holder: HeldFiles


class HeldFiles:
    """The files of the class `pages` that hang on `files`; `filing` gives what says under what they are found."""

    def __init__(self, pages: type[ContributedPage], files: type[PageFile], filing: Callable[[], Filing]) -> None:
        self.pages = pages._default_manager
        self.files = files._default_manager
        self.filing = filing

    def ids(self) -> set[int]:
        """The files that somebody may find: three queries."""
        return set(self.files.filter(page__in=open_ids(self.pages.all())).values_list("file_id", flat=True))

    def shown(self, ids: Sequence[int]) -> Iterator[tuple[int, _Shown]]:
        """The findable pages that show each of the files: a number of queries that does not grow."""
        rows = list(self.files.filter(file__in=ids).order_by("page_id", "sort_order", "pk"))
        held = {page.page.pk: page for page in open_pages(self.pages.all(), [row.page_id for row in rows])}
        for row in rows:
            if row.page_id in held:
                yield row.file_id, _Shown(row.label, held[row.page_id], self)

    def follow(self, pages: Collection[int], narrows: bool) -> None:
        """Who finds a page finds its files, under what it is filed under."""
        shown = self.files.filter(page__in=pages).order_by().values_list("file_id", flat=True)
        note_change(source=SOURCE, ids=set(shown), narrows=narrows)

    def put_on(self, instance: PageFile, **kwargs: Any) -> None:
        """A page shows one more."""
        note_change(source=SOURCE, ids=[instance.file_id])

    def taken_off(self, instance: PageFile, **kwargs: Any) -> None:
        """A page shows one less."""
        note_change(source=SOURCE, ids=[instance.file_id], narrows=True)


_holders: list[HeldFiles] = []


def hold_files(pages: type[ContributedPage], files: type[PageFile], filing: Callable[[], Filing]) -> HeldFiles:
    """Let the search find the files of these pages; the pages' own source takes `follow` of what is returned."""
    held = HeldFiles(pages, files, filing)
    _holders.append(held)
    # Signals hold their receivers weakly.
    post_save.connect(held.put_on, sender=files, weak=False, dispatch_uid=SOURCE)
    post_delete.connect(held.taken_off, sender=files, weak=False, dispatch_uid=SOURCE)
    return held


def _ids() -> list[int]:
    return sorted(set[int]().union(*(holder.ids() for holder in _holders)))


def _documents(ids: Sequence[int]) -> Iterator[SearchDocument]:
    """One document for each file that a findable page shows: a number of queries that does not grow, and the
    reading of what is new.

    Who may find one of the pages may find it. It is in its own language, where its text says which.
    """
    shown: dict[int, list[_Shown]] = defaultdict(list)
    for holder in _holders:
        for pk, row in holder.shown(ids):
            shown[pk].append(row)
    files = File.objects.in_bulk(list(shown))
    texts = texts_of(files=files.values())
    filings = {holder: holder.filing() for holder in _holders}
    for pk in sorted(files):
        yield _document(files[pk], texts[pk], shown[pk], filings)


def _document(
    file: File, text: FileText, shown: Sequence[_Shown], filings: Mapping[HeldFiles, Filing]
) -> SearchDocument:
    language = text.language or shown[0].held.language
    access = {token for row in shown for token in row.held.access}
    # What stands on a page for few must not find the file for those who have it from another page.
    told = [row for row in shown if set(row.held.access) == access or EVERYBODY in row.held.access]
    filed = [
        filing(pages, language)
        for holder, filing in filings.items()
        if (pages := [row.held.page for row in told if row.holder is holder])
    ]
    facets: dict[str, tuple[str, ...]] = {}
    for each in filed:
        for name, values in each.facets.items():
            facets[name] = tuple(dict.fromkeys((*facets.get(name, ()), *values)))
    title = next((row.label for row in told if row.held.language == language), file.title)
    words = [file.title, file.filename, *(row.label for row in told), *(row.held.page.title for row in told)]
    words += [word for each in filed for word in each.keywords]
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
        keywords=tuple(dict.fromkeys(word for word in words if word != title)),
        facets=facets,
        access=(EVERYBODY,) if EVERYBODY in access else tuple(sorted(access)),
        date=min((row.held.date for row in told if row.held.date), default=None),
    )


def _addresses(ids: Sequence[int], language: str) -> dict[int, str]:
    """The pages with the texts of the files, under the prefix of `language`; no query."""
    with translation.override(language):
        return {pk: reverse("media:text", args=[pk]) for pk in ids}


def _is_held(file: File) -> bool:
    return any(holder.files.filter(file=file).exists() for holder in _holders)


@receiver(post_save, sender=File)
def _changed(instance: File, created: bool, **kwargs: Any) -> None:
    """A new title, or other bytes: then nobody shall find what stood in the ones before."""
    if not created and _is_held(instance):
        digest = f"-{instance.file_hash}"
        replaced = FileText.objects.filter(file=instance).exclude(digest__endswith=digest).exists()
        note_change(source=SOURCE, ids=[instance.pk], narrows=replaced)


@receiver(pre_delete, sender=File)
def _gone(instance: File, **kwargs: Any) -> None:
    if _is_held(instance):
        note_change(source=SOURCE, ids=[instance.pk], narrows=True)


register(Source(name=SOURCE, kinds={"file": _("Fichier")}, ids=_ids, documents=_documents, addresses=_addresses))
