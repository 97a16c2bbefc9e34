"""Ranked documents as a page shows them: a text once, in the reader's language, with the passage that answers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from hub.languages.choices import FALLBACK_ORDER
from hub.search.highlight import LONGEST, marked, matches
from hub.search.models import Document, Passage
from hub.search.queries.rank import Ranked
from hub.search.questions import Asking
from hub.search.results import Shown
from hub.search.sources import sources


@dataclass(frozen=True, slots=True)
class Chosen:
    """The version of a text that is shown. `passage` is its nearest passage, where its own meaning was compared."""

    pk: int
    passage: int | None
    by_meaning: bool


def grouped(ranked: Sequence[Ranked], language: str, access: frozenset[str], also: Collection[int]) -> list[Chosen]:
    """One version of each text, in the order of the best of its versions that were found: one query.

    Of these versions the one in the language nearest to the reader's is taken. The database has the last word on who
    may read: an index may be a moment behind.
    """
    rows = Document.objects.filter(pk__in=[each.pk for each in ranked], gone=False)
    readable = {
        pk: (group, code)
        for pk, group, code, tokens in rows.values_list("pk", "group", "language", "access")
        if not access.isdisjoint(tokens)
    }
    order = FALLBACK_ORDER.get(language, FALLBACK_ORDER["fr"])
    groups: dict[str, list[Ranked]] = defaultdict(list)
    for each in ranked:
        if each.pk in readable:
            groups[readable[each.pk][0]].append(each)
    chosen = []
    for versions in groups.values():
        best = min(versions, key=lambda each: order.index(readable[each.pk][1]))
        chosen.append(Chosen(best.pk, best.passage, all(each.pk in also for each in versions)))
    return chosen


def show(chosen: Sequence[Chosen], language: str, asking: Asking) -> list[Shown]:
    """What a reader of `language` sees of these documents: two queries, and one for each source among them."""
    documents = Document.objects.in_bulk([each.pk for each in chosen])
    passages: dict[int, list[Passage]] = defaultdict(list)
    for passage in Passage.objects.filter(document__in=documents).order_by("document_id", "place"):
        passages[passage.document_id].append(passage)
    where = addresses(documents.values(), language)
    shown = []
    for each in chosen:
        document = documents.get(each.pk)
        url = where.get((document.source, document.object_id)) if document else None
        if document is None or url is None:
            continue
        stems = asking.marks.get(document.language, frozenset())
        best = _best(passages[each.pk], each, stems, document.language, own=document.language == asking.language)
        path = url.partition("#")[0]
        title = marked(document.title, document.language, stems)
        text = marked(best.text if best else document.summary, document.language, stems, longest=LONGEST)
        shown.append(
            Shown(
                source=document.source,
                object_id=document.object_id,
                kind=document.kind,
                language=document.language,
                url=url,
                title=title,
                heading=marked(best.heading if best else "", document.language, stems),
                passage=text,
                passage_url=f"{path}#{best.anchor}" if best and best.anchor else url,
                page=best.page if best else None,
                date=document.date,
                by_meaning=each.by_meaning and "<mark>" not in title + text,
            )
        )
    return shown


def _best(
    passages: list[Passage], chosen: Chosen, stems: frozenset[str], language: str, *, own: bool
) -> Passage | None:
    """The passage with most of the words; among equals the one nearest in meaning, then the first.

    In another language than the question's, meaning comes first: what is known there of its words are synonyms.
    """
    if not passages:
        return None

    def merit(passage: Passage) -> tuple[int, int, int]:
        words = matches(f"{passage.heading} {passage.text}", language, stems)
        near = int(passage.place == chosen.passage)
        return (words, near, -passage.place) if own else (near, words, -passage.place)

    return max(passages, key=merit)


def addresses(documents: Iterable[Document], language: str) -> dict[tuple[str, int], str]:
    """Where a reader finds these documents, by source and object: one query for each source among them."""
    wanted: dict[str, list[int]] = defaultdict(list)
    for document in documents:
        wanted[document.source].append(document.object_id)
    known = sources()
    return {
        (name, object_id): url
        for name, ids in wanted.items()
        if name in known
        for object_id, url in known[name].addresses(ids, language).items()
    }
