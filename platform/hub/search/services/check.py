"""Comparing index, documents and content, and mending what differs."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction
from django.db.models import Max

from hub.search.engines.base import Engine
from hub.search.models import Document
from hub.search.services.note_change import note_change
from hub.search.sources import sources

BATCH = 500


@dataclass(frozen=True, slots=True)
class Difference:
    """Something that is not as it should be: in the documents (`engine` empty) or in an index."""

    engine: str
    what: str
    number: int


def check_documents(*, repair: bool) -> list[Difference]:
    """Compare the documents with the content of every source: what lacks, what should be gone.

    `repair` notes a change for each, so that the worker mends it.
    """
    found = []
    for name, source in sources().items():
        wanted = set(source.ids())
        held = set(Document.objects.filter(source=name, gone=False).values_list("object_id", flat=True))
        for what, ids in (("lacks", wanted - held), ("should be gone", held - wanted)):
            # A source may list what gives no document (a file without text): only what gives one lacks.
            if what == "lacks" and ids:
                ids = {document.object_id for document in source.documents(sorted(ids))}
            if ids:
                found.append(Difference("", f"{name}: {what}", len(ids)))
                if repair:
                    note_change(source=name, ids=sorted(ids), narrows=what != "lacks")
    return found


def check_engine(engine: Engine, *, repair: bool) -> list[Difference]:
    """Compare an index with the documents it should hold. Raises EngineAwayError.

    `repair` gives each document that differs a new place in the order and forgets entries without a document.
    """
    top = Document.objects.aggregate(top=Max("seq"))["top"] or 0
    cursor = engine.cursor()
    wanted = {row.pk: row.stamp for row in Document.objects.filter(gone=False, seq__lte=max(cursor, 0)).iterator()}
    late = set(Document.objects.filter(seq__gt=cursor).values_list("pk", flat=True))
    held = dict(engine.stamps())
    different = {pk for pk, stamp in wanted.items() if held.get(pk) != stamp}
    strange = set(held) - set(wanted) - late
    found = [
        Difference(engine.name, what, number)
        for what, number in (
            ("lacks or is old", len(different)),
            ("should be gone", len(strange)),
            ("still to come", len(late)),
            ("is ahead of the database", int(cursor > top)),
        )
        if number
    ]
    if repair and cursor > top:
        # A database that was brought back gives numbers again that the index has seen: let it follow from the start.
        engine.apply([], sorted(strange), cursor=0)
    elif repair:
        with transaction.atomic():
            for place, row in enumerate(Document.objects.filter(pk__in=different).order_by("seq"), top + 1):
                Document.objects.filter(pk=row.pk).update(seq=place)
        if strange:
            engine.apply([], sorted(strange), cursor=cursor)
    return found
