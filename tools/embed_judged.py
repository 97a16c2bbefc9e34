"""Embeds the judged questions of the tests and their documents, so that the tests need no time for it.

    RELAIS_LOCAL=1 PYTHONPATH=platform:. python tools/embed_judged.py

Writes `tests/hub/search/judged/vectors.npz`: the model's own vectors (float16), by the digest of the passage and the id
of the question. To be run again after a change of the texts, of how they are cut, or of the model.
"""

from __future__ import annotations

import os
from pathlib import Path

import django
import numpy as np

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django.setup()

from hub.search import meaning  # noqa: E402 - models need the settings
from hub.search.evaluation.collection import read_judged, read_texts  # noqa: E402
from hub.search.evaluation.run import rows_of  # noqa: E402

FOLDER = Path(__file__).resolve().parents[1] / "tests/hub/search/judged"


def main() -> None:
    """Embed and write."""
    texts = read_texts(FOLDER / "corpus.jsonl")
    judged = read_judged(FOLDER / "queries.jsonl", {text.id for text in texts})
    passages = {
        passage.digest: meaning.of_passage(
            meaning.passage_text(passage.document.title, passage.heading, passage.text)
        ).astype(np.float16)
        for row in rows_of(texts)
        for passage in row.passages
    }
    questions = [meaning.of_raw_question(each.query).astype(np.float16) for each in judged]
    np.savez_compressed(
        FOLDER / "vectors.npz",
        digests=np.array(list(passages)),
        passages=np.stack(list(passages.values())),
        ids=np.array([each.id for each in judged]),
        questions=np.stack(questions),
    )
    print(f"{len(passages)} passages, {len(questions)} questions")


if __name__ == "__main__":
    main()
