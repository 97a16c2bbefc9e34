"""The fields of the index of words."""

from __future__ import annotations

from functools import cache
from typing import Any

import tantivy

from hub.languages.choices import Language
from hub.search.documents import FACETS
from hub.search.engines.base import NOTHING, Entry
from hub.search.passages import digest
from hub.search.relevance.space import VERSION as SPACE_VERSION

LANGUAGES = tuple(Language.values)
LAYOUT = "1"
"""Goes up when fields or terms change; an index of another layout is built anew."""
VERSION = digest(LAYOUT, SPACE_VERSION, *FACETS)[:12]


def language_code(language: str) -> int:
    """The number of a language in fast fields and slots: 1 to 4, 0 for any other."""
    return LANGUAGES.index(language) + 1 if language in LANGUAGES else 0


def language_of(code: int) -> str:
    """The language with this number."""
    return LANGUAGES[code - 1] if code else ""


@cache
def schema() -> Any:
    """The schema; one object for the whole process."""
    builder = tantivy.SchemaBuilder()
    for name in ("title", "body"):
        builder.add_text_field(name, tokenizer_name="spaces", index_option="position")
    for name in ("parts", "words", "head"):
        builder.add_text_field(name, tokenizer_name="spaces", index_option="freq")
    for name in ("access", "group", *(f"facet_{facet}" for facet in FACETS)):
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic", fast=True)
    builder.add_text_field("stamp", stored=True, tokenizer_name="raw", index_option="basic")
    builder.add_unsigned_field("pk", stored=True, indexed=True, fast=True)
    builder.add_unsigned_field("language", fast=True)
    builder.add_integer_field("day", fast=True)
    return builder.build()


def prepare(index: Any) -> Any:
    """Make an opened index able to read terms that come ready-made. Needed after every opening."""
    spaces = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build()
    index.register_tokenizer("spaces", spaces)
    return index


def to_row(entry: Entry) -> Any:
    """The entry as Tantivy takes it."""
    row = tantivy.Document()
    for name in ("title", "body", "parts", "words", "head"):
        row.add_text(name, " ".join(getattr(entry, name)) or NOTHING)
    for token in entry.access:
        row.add_text("access", token)
    for facet in FACETS:
        for value in entry.facets.get(facet, ()):
            row.add_text(f"facet_{facet}", value)
    row.add_text("group", entry.group)
    row.add_text("stamp", entry.stamp)
    row.add_unsigned("pk", entry.pk)
    row.add_unsigned("language", language_code(entry.language))
    row.add_integer("day", entry.day)
    return row
