"""Giving passages their meaning."""

from __future__ import annotations

import time

import numpy as np
from django.db import transaction
from django.db.models import Max

from hub.search import meaning
from hub.search.models import Document, Passage, PassageVector

BATCH = 10


def embed(*, seconds: float) -> bool:
    """Embed what has no vectors yet, for about so long; returns whether there was something to do.

    A text that was embedded before, wherever it stood, is not embedded again. Without a model nothing happens.
    """
    end = time.monotonic() + seconds
    if meaning.trouble():
        return False
    waiting = list(Document.objects.filter(embedded=False, gone=False).order_by("seq")[:BATCH])
    for document in waiting:
        passages = list(document.passages.all())
        have = set(
            PassageVector.objects.filter(digest__in=[passage.digest for passage in passages]).values_list(
                "digest", flat=True
            )
        )
        for passage in passages:
            if passage.digest in have:
                continue
            if time.monotonic() > end:
                return True
            _embed(document, passage)
            have.add(passage.digest)
        with transaction.atomic():
            top = Document.objects.aggregate(top=Max("seq"))["top"] or 0
            # The digest in the condition: what changed meanwhile has other passages.
            Document.objects.filter(pk=document.pk, digest=document.digest, embedded=False).update(
                embedded=True, seq=top + 1
            )
    return bool(waiting)


def _embed(document: Document, passage: Passage) -> None:
    vector = meaning.of_passage(meaning.passage_text(document.title, passage.heading, passage.text))
    PassageVector.objects.bulk_create(
        [PassageVector(digest=passage.digest, data=vector.astype(np.float16).tobytes())], ignore_conflicts=True
    )


def prune_vectors() -> int:
    """Throw away vectors that no passage has any more; returns how many."""
    used = Passage.objects.values("digest")
    return PassageVector.objects.exclude(digest__in=used).delete()[0]
