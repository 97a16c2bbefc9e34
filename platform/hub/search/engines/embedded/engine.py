"""Tantivy and the vectors beside it, as one engine."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import tantivy
from numpy.typing import NDArray
from tantivy import Query

from hub.search.documents import EVERYBODY, FACETS
from hub.search.engines.base import Engine, EngineAwayError, Entry, Hit, Limits, Near, Question, Size, Tally, Vector
from hub.search.engines.embedded.folder import Folders, clear_unfinished, read_cursor, write_cursor
from hub.search.engines.embedded.queries import beginning, holding, limited, numbered, of_question, with_also
from hub.search.engines.embedded.schema import language_code, language_of, prepare, schema, to_row
from hub.search.engines.embedded.vectors import Layout, VectorFile, best_of_each, cosines

WRITER_OCTETS = 30_000_000
MOST_NUMBERED = 20_000
"""So many entries at most are named one by one; where facets leave more, they are applied to the nearest instead."""
WIDE = 20
"""How many times more than wanted are looked at in that case."""


@dataclass
class _Opened:
    folder: Path
    index: Any
    vectors: VectorFile
    cursor: int
    layout: tuple[int, Layout] | None = None


class EmbeddedEngine:
    """An index in a folder. One process may write to it (Tantivy locks it), any number read."""

    name = "tantivy"

    def __init__(self, *, root: Path, folder: Path | None = None) -> None:
        """`root` holds the index; `folder` is one of its folders that does not answer yet (a rebuild)."""
        self._folders = Folders(root)
        self._fixed = folder
        self._mark: tuple[int, int] | None = None
        self._opened: _Opened | None = None
        self._writer: Any = None
        self._lock = threading.RLock()

    def cursor(self) -> int:
        """As in Engine."""
        folder = self._fixed or self._folders.current()
        return read_cursor(folder) if folder else 0

    def apply(self, entries: Sequence[Entry], gone: Sequence[int], *, cursor: int) -> None:
        """As in Engine."""
        with self._lock:
            opened = self._open()
            try:
                self._write(opened, entries, gone)
            except (OSError, ValueError) as error:
                # Tantivy's writer does not get over it, a new one does.
                self._writer = None
                raise EngineAwayError(f"The index cannot be written: {error}") from error
            write_cursor(opened.folder, cursor)
            opened.index.reload()

    def stamps(self) -> Iterator[tuple[int, str]]:
        """As in Engine."""
        searcher = self._searcher()
        found = searcher.search(Query.all_query(), limit=max(1, searcher.num_docs), count=False)
        for _score, address in found.hits:
            row = searcher.doc(address)
            yield int(row.get_first("pk") or 0), str(row.get_first("stamp") or "")

    def match(self, question: Question, limits: Limits, *, most: int, newest: bool = False) -> list[Hit]:
        """As in Engine."""
        if most < 1:
            return []
        searcher = self._searcher()
        query = limited(of_question(question), limits)
        order = {"order_by_field": "day"} if newest else {}
        found = searcher.search(query, limit=most, count=False, **order)
        addresses = [address for _score, address in found.hits]
        pks = searcher.fast_field_values("pk", addresses)
        languages = searcher.fast_field_values("language", addresses)
        return [
            Hit(int(pk or 0), 0.0 if newest else float(score), language_of(int(language or 0)))
            for (score, _address), pk, language in zip(found.hits, pks, languages, strict=True)
        ]

    def nearest(self, vector: Vector, limits: Limits, *, most: int) -> list[Near]:
        """As in Engine."""
        if not vector.any():
            return []
        layout, vectors = self._laid_out()
        scores = cosines(vector, vectors)
        allowed, is_exact = self._allowed(layout, limits)
        found: list[Near] = []
        for code, slots in layout.languages.items():
            here = slots if allowed is None else slots[allowed[slots]]
            wide = most if is_exact else most * WIDE
            best = best_of_each(scores[here], layout.pk[here], layout.place[here], most=wide)
            if not is_exact:
                passing = set(
                    self._numbers(replace(limits, only=frozenset(pk for pk, _score, _place in best))).tolist()
                )
                best = [near for near in best if near[0] in passing][:most]
            found += [Near(pk, score, language_of(code), place) for pk, score, place in best]
        found.sort(key=lambda near: (-near.cosine, near.pk))
        return found

    def cosines(self, vector: Vector, pks: Sequence[int]) -> dict[int, tuple[float, int]]:
        """As in Engine."""
        layout, vectors = self._laid_out()
        here = layout.of(pks)
        scores = cosines(vector, vectors[here])
        best = best_of_each(scores, layout.pk[here], layout.place[here], most=max(1, len(pks)))
        return {pk: (score, place) for pk, score, place in best}

    def tally(self, question: Question, limits: Limits, *, also: Sequence[int]) -> Tally:
        """As in Engine."""
        searcher = self._searcher()
        words = with_also(of_question(question), also)
        query = limited(words, limits)
        free = [name for name in FACETS if name not in limits.facets]
        counted = searcher.aggregate(query, {"total": _groups(), **{name: _groups_by(name) for name in free}})
        for name in limits.facets:
            counted |= searcher.aggregate(limited(words, limits.without(name)), {name: _groups_by(name)})
        facets = {
            name: {str(bucket["key"]): int(bucket["groups"]["value"]) for bucket in counted[name]["buckets"]}
            for name in FACETS
        }
        return Tally(round(counted["total"]["value"]), facets)

    def complete(self, words: Sequence[str], limits: Limits, *, most: int) -> list[int]:
        """As in Engine."""
        if not words:
            return []
        searcher = self._searcher()
        found = searcher.search(limited(beginning(words), limits), limit=most, count=False)
        return [int(pk or 0) for pk in searcher.fast_field_values("pk", [address for _score, address in found.hits])]

    def frequencies(self, terms: Sequence[str]) -> dict[str, int]:
        """As in Engine."""
        searcher = self._searcher()
        return {term: int(searcher.search(holding(term), limit=1).count) for term in terms}

    def size(self) -> Size:
        """As in Engine."""
        opened = self._open()
        layout, _vectors = self._laid_out()
        octets = sum(path.stat().st_size for path in opened.folder.rglob("*") if path.is_file())
        return Size(self._searcher().num_docs, layout.number, octets)

    def rebuild(self) -> EmbeddedEngine:
        """As in Rebuildable."""
        return EmbeddedEngine(root=self._folders.root, folder=self._folders.fresh())

    def adopt(self, new: Engine) -> None:
        """As in Rebuildable."""
        if not isinstance(new, EmbeddedEngine):
            raise TypeError(f"{new.name} cannot take the place of an index in a folder.")
        folder = new._open().folder
        new.close()
        self.close()
        self._folders.adopt(folder)

    def close(self) -> None:
        """As in Engine."""
        with self._lock:
            if self._writer is not None:
                self._writer.wait_merging_threads()
            self._writer = None
            self._opened = None

    def _write(self, opened: _Opened, entries: Sequence[Entry], gone: Sequence[int]) -> None:
        writer = self._writing(opened)
        replaced = {*gone, *(entry.pk for entry in entries)}
        if replaced:
            writer.delete_documents_by_query(numbered(replaced))
        for entry in entries:
            writer.add_document(to_row(entry))
            code, is_open = language_code(entry.language), EVERYBODY in entry.access
            vectors = entry.vectors if entry.vectors is not None else np.zeros((0, 384), np.int8)
            opened.vectors.put(entry.pk, vectors, language=code, is_open=is_open)
        opened.vectors.forget(gone)
        opened.vectors.flush()
        writer.commit()

    def _searcher(self) -> Any:
        opened = self._open()
        cursor = read_cursor(opened.folder)
        if cursor != opened.cursor:
            # Tantivy would notice by itself within half a second; who waits for their own text should not.
            opened.index.reload()
            opened.cursor = cursor
        return opened.index.searcher()

    def _open(self) -> _Opened:
        try:
            return self._opened_now()
        except (OSError, ValueError) as error:
            raise EngineAwayError(f"The index cannot be opened: {error}") from error

    def _opened_now(self) -> _Opened:
        with self._lock:
            mark = self._folders.mark()
            if self._opened is not None and (self._fixed is not None or mark == self._mark):
                return self._opened
            folder = self._fixed or self._folders.current()
            if folder is None:
                folder = self._folders.begin()
                mark = self._folders.mark()
            words = folder / "words"
            words.mkdir(parents=True, exist_ok=True)
            index = prepare(tantivy.Index(schema(), str(words)))
            self._writer = None
            self._opened = _Opened(folder, index, VectorFile(folder), read_cursor(folder))
            self._mark = mark
            return self._opened

    def _writing(self, opened: _Opened) -> Any:
        if self._writer is None:
            try:
                self._writer = opened.index.writer(heap_size=WRITER_OCTETS, num_threads=1)
            except ValueError as error:
                raise EngineAwayError("Another process writes to the index.") from error
            clear_unfinished(opened.folder / "words")
        return self._writer

    def _laid_out(self) -> tuple[Layout, NDArray[np.int8]]:
        """Whose the vectors are, and the vectors. Made anew when the index has heard of a change."""
        opened = self._open()
        cursor = read_cursor(opened.folder)
        slots, vectors = opened.vectors.read()
        held = opened.layout
        if held is None or held[0] != cursor or len(held[1].pk) != len(slots):
            held = opened.layout = (cursor, Layout(slots))
        return held[1], vectors

    def _allowed(self, layout: Layout, limits: Limits) -> tuple[NDArray[np.bool_] | None, bool]:
        """Which slots may be found (None: all), and whether that says all: where it does not, the facets still have to
        be asked."""
        allowed: NDArray[np.bool_] | None = None
        if EVERYBODY not in limits.access:
            # With facets, the question to the index asks for access too.
            allowed = None if limits.facets else layout.mask(self._numbers(limits))
        elif layout.closed:
            more = limits.access - {EVERYBODY}
            allowed = layout.open | layout.mask(self._numbers(Limits(more))) if more else layout.open
        if limits.hidden:
            seen = ~layout.mask(limits.hidden)
            allowed = seen if allowed is None else allowed & seen
        if limits.only is not None:
            only = layout.mask(limits.only)
            allowed = only if allowed is None else allowed & only
        if not limits.facets:
            return allowed, True
        query = limited(Query.all_query(), limits)
        if self._searcher().search(query, limit=1).count > MOST_NUMBERED:
            return allowed, False
        chosen = layout.mask(self._numbers(limits))
        return chosen if allowed is None else allowed & chosen, True

    def _numbers(self, limits: Limits) -> NDArray[np.int64]:
        searcher = self._searcher()
        found = searcher.search(limited(Query.all_query(), limits), limit=MOST_NUMBERED, count=False)
        addresses = [address for _score, address in found.hits]
        return np.asarray(searcher.fast_field_values("pk", addresses), dtype=np.int64)


def _groups_by(facet: str) -> dict[str, Any]:
    return {
        "terms": {"field": f"facet_{facet}", "size": 200},
        "aggs": {"groups": _groups()},
    }


def _groups() -> dict[str, Any]:
    return {"cardinality": {"field": "group"}}
