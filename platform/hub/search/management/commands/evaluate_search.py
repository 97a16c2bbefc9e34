"""Says how well the search answers questions whose answers are known."""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path
from typing import Any, cast

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import DatabaseError

from hub.search import meaning
from hub.search.engines.base import EngineAwayError
from hub.search.evaluation.collection import CollectionError, read_judged, read_texts
from hub.search.evaluation.places import own_index
from hub.search.evaluation.run import ask, index, rows_of
from hub.search.evaluation.vectors import embedded
from hub.search.queries.rank import Mode
from hub.search.questions import synonyms

EVERY_SECONDS = 1.0


class Command(BaseCommand):
    help = (
        "Indexes the documents of a collection apart from the site's, asks its questions and prints as JSON how good "
        'the answers are. Documents: {"id","lang","title","text"}, questions: {"id","lang","query","relevant":[ids]}, '
        "one a line."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """--processes: how many embed at the same time; --vectors: the file that keeps what was embedded."""
        parser.add_argument("corpus", type=Path, metavar="CORPUS.jsonl")
        parser.add_argument("queries", type=Path, metavar="QUERIES.jsonl")
        parser.add_argument("--engine", choices=["tantivy", "elasticsearch"], default="tantivy")
        parser.add_argument("--mode", choices=["words", "meaning", "both"], default="both")
        parser.add_argument("--processes", type=int, default=os.cpu_count() or 1)
        parser.add_argument(
            "--vectors", type=Path, default=Path(settings.SEARCH_ROOT).with_name("evaluation") / "vectors.sqlite3"
        )

    def handle(
        self, *, corpus: Path, queries: Path, engine: str, mode: str, processes: int, vectors: Path, **options: Any
    ) -> None:
        """Print the figures; what is being done goes to stderr."""
        try:
            texts = read_texts(corpus)
            judged = read_judged(queries, {text.id for text in texts})
        except CollectionError as error:
            raise CommandError(str(error)) from error
        try:
            groups = synonyms()
        except DatabaseError as error:
            self.stderr.write(f"Without the editors' synonyms: {error}")
            groups = {}
        rows = rows_of(texts)
        passages = [passage for row in rows for passage in row.passages]
        began = time.perf_counter()
        try:
            known = (
                None
                if mode == "words"
                else embedded(passages, store=vectors, processes=max(1, processes), progress=self._progress)
            )
        except meaning.NoMeaningError as error:
            if mode == "meaning":
                raise CommandError(f"There are no embeddings here: {error}") from error
            self.stderr.write(f"With words alone, there are no embeddings here: {error}")
            known = None
        embedding = time.perf_counter() - began
        try:
            with own_index(engine) as own:
                indexing = index(own, rows, known, progress=self._progress)
                found = ask(own, texts, judged, mode=cast(Mode, mode), groups=groups, progress=self._progress)
                octets = own.size().octets
        except EngineAwayError as error:
            raise CommandError(f"{engine}: {error}") from error
        head = {
            "engine": engine,
            "mode": mode,
            "meaning": known is not None,
            "documents": len(texts),
            "passages": len(passages),
            "queries": len(judged),
        }
        tail = {
            "indexing_seconds": round(indexing, 3),
            "embedding_seconds": round(embedding, 3),
            "index_bytes": octets,
        }
        self.stdout.write(json.dumps(head | found | tail, indent=2, ensure_ascii=False))

    def _progress(self, what: str, done: int, of: int) -> None:
        """A line that changes where somebody looks on, else a line now and then."""
        now = time.monotonic()
        if done < of and now - getattr(self, "_shown", 0.0) < (EVERY_SECONDS if self.stderr.isatty() else 30):
            return
        self._shown = now
        ending = "\r" if self.stderr.isatty() and done < of else "\n"
        self.stderr.write(f"{what}: {done} of {of}", ending=ending)
        sys.stderr.flush()
