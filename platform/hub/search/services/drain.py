"""From the outbox to documents."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from hub.search.documents import SearchDocument
from hub.search.models import Change, Document, Passage
from hub.search.rows import digest_of, fill
from hub.search.sources import sources


def drain(*, most: int = 200) -> int:
    """Take the oldest changes out of the outbox and bring the documents in line; returns how many there were.

    A change is deleted with what it caused, so a crash repeats it at worst. Whatever happened to an object, its present
    state is what counts. To be called by one process at a time (`hub.search.lock`).
    """
    changes = list(Change.objects.order_by("pk").values_list("pk", "source", "object_id")[:most])
    wanted: dict[str, set[int]] = defaultdict(set)
    for _pk, source, object_id in changes:
        wanted[source].add(object_id)
    known = sources()
    for source, ids in wanted.items():
        # What is built takes its time; only the writing holds the database.
        found = list(known[source].documents(sorted(ids))) if source in known else []
        done = [pk for pk, name, object_id in changes if name == source]
        with transaction.atomic():
            write_documents(source=source, ids=ids, found=found)
            Change.objects.filter(pk__in=done).delete()
    return len(changes)


def write_documents(*, source: str, ids: Iterable[int], found: Iterable[SearchDocument]) -> None:
    """Let `found` be all there is to find of the objects `ids`; what did not change keeps its place in the order."""
    held = {
        (document.object_id, document.language): document
        for document in Document.objects.filter(source=source, object_id__in=list(ids))
    }
    seq = (Document.objects.aggregate(top=Max("seq"))["top"] or 0) + 1
    for made in found:
        name = digest_of(made)
        document = held.pop((made.object_id, made.language), None)
        if document is not None and not document.gone and document.digest == name:
            continue
        _write(document or Document(source=source, object_id=made.object_id, language=made.language), made, seq)
        seq += 1
    for document in held.values():
        if not document.gone:
            _withdraw(document, seq)
            seq += 1


def _write(document: Document, made: SearchDocument, seq: int) -> None:
    if document.gone or document.pk is None:
        document.found_since = timezone.now()
    document.narrowed = bool(document.pk) and not document.gone and not set(document.access) <= set(made.access)
    passages = fill(document, made)
    document.seq = seq
    document.save()
    document.passages.all().delete()
    Passage.objects.bulk_create(passages)


def _withdraw(document: Document, seq: int) -> None:
    """Nothing of what it said stays; the row remains, so that every index hears of it."""
    document.passages.all().delete()
    document.title = document.summary = document.digest = ""
    document.keywords, document.facets, document.access, document.date = [], {}, [], None
    document.gone, document.embedded, document.narrowed, document.seq = True, False, True, seq
    document.save()
