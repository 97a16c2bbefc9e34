"""Threads in the search: blocks of posts, a document for each language that is spoken in them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from django.utils import timezone, translation
from django.utils.translation import gettext_lazy as _

from exchange.discussions.blocks import SIZE, block_id, block_ids, thread_of
from exchange.discussions.models import Attachment, ForumPage, PollOption, Post, PostTranslation, Thread
from exchange.discussions.queries.labels import forum_labels
from exchange.discussions.rules import forum_tokens, listed
from exchange.discussions.services.changed import SOURCE
from hub.pages.places import address
from hub.search.documents import SearchDocument, Section
from hub.search.pages.open_pages import OpenPage
from hub.search.pages.register import PageKind, register_pages
from hub.search.services.note_change import note_change
from hub.search.sources import Source, register
from hub.text.markdown import to_html, to_paragraphs
from resources.themes.queries.labels import theme_labels


def ids() -> Iterator[int]:
    """Every block that somebody may find."""
    readable = [pk for pk, tokens in forum_tokens().items() if tokens]
    threads = listed().filter(forum__in=readable).order_by("pk")
    for pk, last in threads.values_list("pk", "last_number").iterator():
        yield from (block_id(pk, number) for number in range(1, last + 1, SIZE))


def documents(wanted: Sequence[int]) -> Iterator[SearchDocument]:
    """What each block says now, language by language; nothing where nobody may read it."""
    places = {block: thread_of(block) for block in wanted}
    threads = Thread.objects.in_bulk({thread for thread, _first, _last in places.values()})
    tokens = forum_tokens()
    for block, (pk, first, last) in places.items():
        thread = threads.get(pk)
        access = (
            tokens.get(thread.forum_id) if thread is not None and not (thread.merged_into_id or thread.held) else None
        )
        if thread is not None and access:
            yield from _block(block, thread, first, last, tuple(sorted(access)))


def _block(block: int, thread: Thread, first: int, last: int, access: tuple[str, ...]) -> Iterator[SearchDocument]:
    rows = Post.objects.filter(
        thread=thread, number__gte=first, number__lte=last, held=False, hidden_at=None, deleted_at=None
    )
    spoken: dict[str, list[Section]] = {}
    held: dict[int, list[str]] = {}
    for number, name, read in Attachment.objects.filter(post__in=rows).values_list("post__number", "name", "text"):
        held.setdefault(number, []).append(f"{name}\n\n{read}")
    asked: dict[int, list[str]] = {}
    for number, question, answer in PollOption.objects.filter(poll__post__in=rows).values_list(
        "poll__post__number", "poll__question", "text"
    ):
        asked.setdefault(number, [question]).append(answer)
    for number, language, text in rows.order_by("number").values_list("number", "language", "text"):
        for words in (to_paragraphs(to_html(text)), "\n\n".join(asked.get(number, [])), *held.get(number, [])):
            if words:
                spoken.setdefault(language, []).append(Section(words, anchor=f"post-{number}"))
    for number, language, html in (
        PostTranslation.objects.current().filter(post__in=rows).values_list("post__number", "language", "html")
    ):
        spoken.setdefault(language, []).append(Section(to_paragraphs(html), anchor=f"post-{number}"))
    if first == 1:
        spoken.setdefault(thread.language, [])
    for language, sections in spoken.items():
        forum = forum_labels(language).get(thread.forum_id)
        theme = forum.theme if forum else ""
        named = theme_labels(language).get(theme)
        yield SearchDocument(
            object_id=block,
            language=language,
            kind="thread",
            group=f"thread:{thread.pk}",
            title=thread.title,
            sections=tuple(sections),
            keywords=(named.title,) if named else (),
            facets={"theme": (theme,)} if theme else {},
            access=access,
            date=timezone.localdate(thread.created_at),
        )


def addresses(wanted: Sequence[int], language: str) -> dict[int, str]:
    """The page of the thread that each block begins on."""
    from exchange.discussions.queries.posts import page_number

    with translation.override(language):
        found: dict[int, str] = {}
        for block in wanted:
            thread, first, _last = thread_of(block)
            page = page_number(first)
            found[block] = address("discussions:thread", thread) + (f"?page={page}" if page > 1 else "")
        return found


def describe_forums(pages: Sequence[OpenPage[ForumPage]]) -> Iterator[SearchDocument]:
    """Forums are found by what editors say of them."""
    for each in pages:
        theme = each.page.theme
        sections = [Section(to_paragraphs(to_html(each.page.intro)))]
        facets = {"theme": (theme,)} if theme else {}
        yield each.document("forum", sections=sections, summary=each.page.lead, facets=facets)


def threads_follow(pages: Collection[int], narrows: bool) -> None:
    """Who may read a forum's page may read its threads, and who may not any more may not."""
    keys = ForumPage.objects.filter(pk__in=pages).values("translation_key")
    threads = Thread.objects.filter(forum__key__in=keys, merged_into=None).only("pk", "last_number")
    for thread in threads.iterator():
        note_change(source=SOURCE, ids=block_ids(thread), narrows=narrows)


register_pages("forums", PageKind("forum", _("Forum"), ForumPage, describe_forums), follow=threads_follow)
register(Source(name=SOURCE, kinds={"thread": _("Discussion")}, ids=ids, documents=documents, addresses=addresses))
