"""The engine on Elasticsearch 9."""

from __future__ import annotations

import copy
import time
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from elasticsearch import ApiError, NotFoundError
from elasticsearch.dsl import Search
from elasticsearch.helpers import streaming_bulk

from hub.search.documents import FACETS
from hub.search.engines.base import (
    Engine,
    Entry,
    Hit,
    Limits,
    Near,
    Question,
    Size,
    Tally,
    Vector,
)
from hub.search.engines.elastic import queries
from hub.search.engines.elastic.indexes import Indexes, door
from hub.search.engines.elastic.mapping import CURSOR, LONGEST, OTHER, VECTOR_FIELDS, vector_field
from hub.search.engines.elastic.node import Node, accepted, whole
from hub.search.engines.elastic.writing import CHUNK, CHUNK_OCTETS, actions

_PAGE = 5000
_TERMS_AT_ONCE = 500
_ENTRIES = {"exists": {"field": "pk"}}
SHARD_NOT_STARTED = 503
STARTING = (0.05, 0.1, 0.2, 0.4, 0.8)
"""Seconds to wait for an index that was made a moment ago."""


class ElasticEngine:
    """One index on a node, or the one that is being made in its place.

    Keep one for the process: its threads share its connections, and its memory of the node being away.
    """

    name = "elasticsearch"

    def __init__(
        self, *, url: str, prefix: str = "relais", timeout: float = 0.8, api_key: str = "", ca: str = ""
    ) -> None:
        """`url` as in `https://user:password@host:9200`; `timeout` in seconds, for searches; `api_key` instead of user
        and password; `ca` is a file. Raises ValueError where `url` is no address; asks nothing of the node yet."""
        self._node = Node(url=url, timeout=timeout, api_key=api_key, ca=ca)
        self._indexes = Indexes(self._node, prefix)
        self._anew: str | None = None
        self._writes: str | None = None

    def cursor(self) -> int:
        """See Engine. Makes the index where there is none."""
        with self._node.asked():
            self._writes = self._anew or self._indexes.current() or self._indexes.first()
            for pause in STARTING:
                try:
                    return self._cursor_of(self._writes)
                except ApiError as error:
                    if error.status_code != SHARD_NOT_STARTED:
                        raise
                # Another process made the index a moment ago.
                time.sleep(pause)
            return self._cursor_of(self._writes)

    def _cursor_of(self, index: str) -> int:
        try:
            held = self._node.client.get(index=index, id=CURSOR)
        except NotFoundError as error:
            if "error" in error.body:
                raise
            return 0
        return int(held["_source"][CURSOR])

    def apply(self, entries: Sequence[Entry], gone: Sequence[int], *, cursor: int) -> None:
        """See Engine. It goes into the index that `cursor()` saw."""
        if self._writes is None:
            self.cursor()
        assert self._writes is not None
        index, self._writes = self._writes, None
        with self._node.asked():
            items = streaming_bulk(
                self._node.patient,
                actions(entries, gone),
                chunk_size=CHUNK,
                max_chunk_bytes=CHUNK_OCTETS,
                raise_on_error=False,
                max_retries=0,
                index=door(index),
                require_alias=True,
                timeout="20s",
            )
            for fine, item in items:
                accepted(fine, item)
            # Only when all of it is in: whoever dies before does it again.
            self._node.patient.index(
                index=door(index), id=CURSOR, document={CURSOR: cursor}, require_alias=True, refresh=True, timeout="20s"
            )
        self._writes = index

    def stamps(self) -> Iterator[tuple[int, str]]:
        """See Engine. Entries that change meanwhile are given once, as they were or as they are."""
        last = 0
        while True:
            with self._node.asked():
                answer = self._node.patient.search(
                    index=self._name,
                    query={"bool": {"filter": [_ENTRIES]}},
                    sort=[{"pk": "asc"}],
                    search_after=[last],
                    size=_PAGE,
                    source=False,
                    docvalue_fields=[{"field": "stamp"}],
                    track_total_hits=False,
                )
            hits = answer["hits"]["hits"]
            for hit in hits:
                last = hit["sort"][0]
                yield int(hit["_id"]), hit["fields"]["stamp"][0]
            if len(hits) < _PAGE:
                return

    def match(self, question: Question, limits: Limits, *, most: int, newest: bool = False) -> list[Hit]:
        """See Engine; at most 10,000."""
        if most < 1:
            return []
        answer = self._search(queries.match_search(question, limits, most=most, newest=newest))
        return [
            Hit(int(hit["_id"]), 0.0 if newest else float(hit["_score"]), hit["fields"]["language"][0])
            for hit in answer["hits"]["hits"]
        ]

    def nearest(self, vector: Vector, limits: Limits, *, most: int) -> list[Near]:
        """See Engine. The nearest are found by a graph: now and then it misses one."""
        chosen = limits.facets.get("language", ())
        languages = list(dict.fromkeys(map(vector_field, chosen))) if chosen else VECTOR_FIELDS
        filters = queries.limit_filters(limits)
        return self._near(vector, languages, filters, most=most, wide=max(2 * most, 100))

    def cosines(self, vector: Vector, pks: Sequence[int]) -> dict[int, tuple[float, int]]:
        """See Engine; at most 10,000."""
        # As wide as it goes, the passages of the entries asked for are compared one by one.
        found = self._near(vector, VECTOR_FIELDS, [queries.ids(pks)], most=len(pks), wide=queries.MOST)
        return {near.pk: (near.cosine, near.passage) for near in found}

    def tally(self, question: Question, limits: Limits, *, also: Sequence[int]) -> Tally:
        """See Engine. Exact up to 3,000 texts."""
        counted = self._search(queries.tally_search(question, limits, also=also))["aggregations"]
        facets = {
            name: {each["key"]: int(each["texts"]["value"]) for each in counted[name]["values"]["buckets"]}
            for name in FACETS
        }
        return Tally(int(counted["total"]["texts"]["value"]), facets)

    def complete(self, words: Sequence[str], limits: Limits, *, most: int) -> list[int]:
        """See Engine."""
        if not words or most < 1 or len(words[-1]) > LONGEST:
            return []
        answer = self._search(queries.complete_search(words, limits, most=most))
        return [int(hit["_id"]) for hit in answer["hits"]["hits"]]

    def frequencies(self, terms: Sequence[str]) -> dict[str, int]:
        """See Engine."""
        found: dict[str, int] = {}
        for start in range(0, len(terms), _TERMS_AT_ONCE):
            some = terms[start : start + _TERMS_AT_ONCE]
            counted = self._search(queries.frequency_search(some))["aggregations"]["terms"]["buckets"]
            found |= {term: int(counted[str(place)]["doc_count"]) for place, term in enumerate(some)}
        return found

    def size(self) -> Size:
        """See Engine."""
        with self._node.asked():
            counted = self._node.client.search(
                index=self._name,
                query={"bool": {"filter": [_ENTRIES]}},
                size=0,
                track_total_hits=True,
                aggs={"vectors": {"sum": {"field": "vectors"}}},
            )
            stored = self._node.client.indices.stats(index=self._name, metric="store")
        return Size(
            entries=int(counted["hits"]["total"]["value"]),
            vectors=int(counted["aggregations"]["vectors"]["value"]),
            octets=int(stored["_all"]["primaries"]["store"]["size_in_bytes"]),
        )

    def rebuild(self) -> ElasticEngine:
        """See Rebuildable."""
        new = copy.copy(self)
        with self._node.asked():
            new._anew = self._indexes.begin()
        new._writes = None
        return new

    def adopt(self, new: Engine) -> None:
        """See Rebuildable. Raises ValueError where `new` did not come from `rebuild`."""
        if not isinstance(new, ElasticEngine) or new._anew is None:
            raise ValueError("Only an index that was made anew can take the place of another.")
        with self._node.asked():
            self._indexes.swap(new._anew)
        self._writes = None

    def remove(self) -> None:
        """Delete every index of this prefix: for one that was made for a while only."""
        with self._node.asked():
            self._indexes.remove()
        self._writes = None

    def close(self) -> None:
        """See Engine."""
        if self._anew is None:
            self._node.client.close()

    @property
    def _name(self) -> str:
        """What is searched: the alias, so that a new index counts at once."""
        return self._anew or self._indexes.alias

    def _near(
        self, vector: Vector, languages: Sequence[str], filters: Sequence[Any], *, most: int, wide: int
    ) -> list[Near]:
        """One search a language, in one request."""
        numbers, most = queries.quantised(vector), min(most, queries.MOST)
        if numbers is None or most < 1 or not languages:
            return []
        searches: list[Mapping[str, Any]] = []
        for language in languages:
            search = queries.nearest_search(numbers, language, filters, most=most, wide=min(wide, queries.MOST))
            searches += [{"index": self._name}, search.to_dict()]
        with self._node.asked():
            answers = self._node.client.msearch(searches=searches)["responses"]
            for answer in answers:
                whole(answer)
        found = [
            _near(hit, language)
            for language, answer in zip(languages, answers, strict=True)
            for hit in answer["hits"]["hits"]
        ]
        return sorted(found, key=lambda near: -near.cosine)

    def _search(self, search: Search[Any]) -> Any:
        with self._node.asked():
            answer = self._node.client.search(
                index=self._name, body=search.to_dict(), allow_partial_search_results=False
            ).body
            whole(answer)
        return answer


def _near(hit: Mapping[str, Any], language: str) -> Near:
    """A score is (1 + cosine) / 2, since the node knows no negative ones."""
    (inner,) = hit["inner_hits"].values()
    place = inner["hits"]["hits"][0]["fields"]["passages.place"][0]
    language = "" if language == OTHER else language
    return Near(int(hit["_id"]), 2.0 * float(hit["_score"]) - 1.0, language, int(place))
