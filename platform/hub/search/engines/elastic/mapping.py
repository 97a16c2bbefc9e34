"""What an index looks like. Whatever changes here changes its digest, and with it the index's name."""

from __future__ import annotations

import json
from hashlib import blake2b
from typing import Any

from elasticsearch.dsl import Integer, Keyword, Long, Mapping, Nested, Object, Text
from elasticsearch.dsl.field import DenseVector

from hub.languages.choices import Language
from hub.search.documents import FACETS

WIDTH = 384
OTHER = "other"
"""Where vectors stand of a language that the platform does not know."""
VECTOR_FIELDS = (*Language.values, OTHER)
CURSOR = "cursor"
"""The document that holds how far the index is, in the index itself; it has no other field and is never found."""

LONGEST = 255
"""Letters of the longest word that an index holds whole."""

SETTINGS: dict[str, Any] = {
    # How rare a word is counts in each shard for itself: with one, among all entries.
    "number_of_shards": 1,
    "auto_expand_replicas": "0-1",
    # Each `apply` refreshes, nothing else changes.
    "refresh_interval": "-1",
    "max_terms_count": 1_000_000,
    "similarity": {"default": {"type": "BM25", "k1": 1.2, "b": 0.75}},
}


def _terms(*, index_options: str, norms: bool) -> Text:
    """Terms come ready-made, separated by blanks."""
    return Text(analyzer="whitespace", index_options=index_options, norms=norms)  # type: ignore[arg-type]


def _vector() -> DenseVector:
    """One field a language: a search for the nearest of a language meets no other, and needs no filter."""
    return DenseVector(dims=WIDTH, element_type="byte", index=True, similarity="cosine", index_options={"type": "hnsw"})


def mapping() -> dict[str, Any]:
    """The fields, as the node takes them."""
    fields = Mapping()
    fields.meta("dynamic", "strict")
    # What came in is in the database; of it only the cursor is read back.
    fields.meta("_source", includes=[CURSOR])
    fields.field("pk", Long())
    fields.field("stamp", Keyword(index=False))
    fields.field("language", Keyword())
    fields.field("group", Keyword(eager_global_ordinals=True))
    fields.field("title", _terms(index_options="positions", norms=True))
    fields.field("body", _terms(index_options="positions", norms=True))
    fields.field("parts", _terms(index_options="freqs", norms=True))
    fields.field("words", _terms(index_options="docs", norms=False))
    fields.field("head", _terms(index_options="docs", norms=False))
    fields.field("access", Keyword())
    fields.field("facets", Object(properties={name: Keyword() for name in FACETS}))
    fields.field("day", Integer())
    fields.field("vectors", Integer(index=False))
    vectors = {code: _vector() for code in VECTOR_FIELDS}
    fields.field("passages", Nested(properties={"place": Integer(index=False), **vectors}))
    fields.field(CURSOR, Long(index=False, doc_values=False))
    return fields.to_dict()


def vector_field(language: str) -> str:
    """The field of `passages` that holds the vectors of a language."""
    return language if language in Language.values else OTHER


def digest() -> str:
    """Eight hexadecimal digits that name this form of an index."""
    form = json.dumps([SETTINGS, mapping()], sort_keys=True)
    return blake2b(form.encode(), digest_size=4).hexdigest()
