"""What the search is told of the files that go with practices."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils import translation

from exchange.directory.queries.words import keywords_for
from exchange.practices.models import PracticeFile, PracticePage
from exchange.practices.queries.found import theme_words
from hub.media.models import File, FileText
from hub.media.services.keep_text import texts_of
from hub.media.texts.parts import anchor_of
from hub.search.documents import EVERYBODY, SearchDocument, Section
from hub.search.pages.open_pages import OpenPage, open_ids, open_pages
from resources.themes.queries.themes import theme_titles


@dataclass(frozen=True, slots=True)
class _Shown:
    """A file on a page, and what the page calls it."""

    label: str
    held: OpenPage[PracticePage]


def file_ids() -> list[int]:
    """The files of all practices that somebody may find: three queries."""
    pages = open_ids(PracticePage.objects.all())
    return sorted(set(PracticeFile.objects.filter(page__in=pages).values_list("file_id", flat=True)))


def file_documents(ids: Sequence[int]) -> Iterator[SearchDocument]:
    """One document for each file that a findable practice shows: six queries, and the reading of what is new.

    Who may find one of the practices may find it. It is in its own language, where its text says which.
    """
    rows = list(PracticeFile.objects.filter(file__in=ids).order_by("page_id", "sort_order", "pk"))
    held = {page.page.pk: page for page in open_pages(PracticePage.objects.all(), [row.page_id for row in rows])}
    shown: dict[int, list[_Shown]] = defaultdict(list)
    for row in rows:
        if row.page_id in held:
            shown[row.file_id].append(_Shown(row.label, held[row.page_id]))
    files = File.objects.in_bulk(list(shown))
    texts = texts_of(files=files.values())
    titles = theme_titles()
    for pk in sorted(files):
        yield _document(files[pk], texts[pk], shown[pk], titles)


def _document(file: File, text: FileText, shown: Sequence[_Shown], titles: dict[str, dict[str, str]]) -> SearchDocument:
    language = text.language or shown[0].held.language
    access = {token for row in shown for token in row.held.access}
    # What stands on a page for few must not find the file for those who have it from another page.
    told = [row for row in shown if set(row.held.access) == access or EVERYBODY in row.held.access]
    practices = [row.held.page for row in told]
    themes = sorted({code for practice in practices for code in practice.themes})
    cantons = sorted({code for practice in practices for code in practice.cantons})
    groups = sorted({code for practice in practices for code in practice.target_groups})
    title = next((row.label for row in told if row.held.language == language), file.title)
    words = [file.title, file.filename, *(row.label for row in told), *(practice.title for practice in practices)]
    words += theme_words(themes, language, titles) + keywords_for(cantons, groups, language)
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
        facets={"theme": tuple(themes), "canton": tuple(cantons)},
        access=(EVERYBODY,) if EVERYBODY in access else tuple(sorted(access)),
        date=min((row.held.date for row in told if row.held.date), default=None),
    )


def file_addresses(ids: Sequence[int], language: str) -> dict[int, str]:
    """The pages with the texts of the files, under the prefix of `language`; no query."""
    with translation.override(language):
        return {pk: reverse("media:text", args=[pk]) for pk in ids}
