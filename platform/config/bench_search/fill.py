"""python -m config.bench_search.fill NUMBER: so many generated documents, as the indexer would have left them."""

from __future__ import annotations

import sys
from itertools import islice

import django
import numpy as np

django.setup()

from django.db import transaction  # noqa: E402 - models need the settings

from config.bench_search.generate import MESSAGES, around, documents, messages  # noqa: E402
from hub.search import meaning  # noqa: E402
from hub.search.models import Document, Passage, PassageVector  # noqa: E402
from hub.search.rows import fill  # noqa: E402

BATCH = 1000


def main(number: int) -> None:
    """Add what lacks; documents that are there stay."""
    have = Document.objects.count()
    centres = {code: [meaning.of_passage(text) for text in texts[:MESSAGES]] for code, texts in messages().items()}
    wanted = islice(documents(number), have, None)
    while some := list(islice(wanted, BATCH)):
        rows: list[Document] = []
        passages: list[Passage] = []
        vectors: list[PassageVector] = []
        for made, about in some:
            place = made.object_id
            document = Document(pk=place, source="bench", object_id=place, language=made.language, seq=place)
            cut = fill(document, made)
            document.embedded = True
            around_it = around(centres[made.language][about], len(cut), np.random.default_rng(place))
            vectors += [
                PassageVector(digest=passage.digest, data=vector.astype(np.float16).tobytes())
                for passage, vector in zip(cut, around_it, strict=True)
            ]
            rows.append(document)
            passages += cut
        with transaction.atomic():
            Document.objects.bulk_create(rows)
            Passage.objects.bulk_create(passages)
            PassageVector.objects.bulk_create(vectors, ignore_conflicts=True)
    print(Passage.objects.count())


if __name__ == "__main__":
    main(int(sys.argv[1]))
