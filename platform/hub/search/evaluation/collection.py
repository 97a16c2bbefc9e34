"""Documents and judged questions from files of one JSON object a line."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_LANGUAGE = re.compile(r"[a-z]{2,3}")


class CollectionError(Exception):
    """A file is not as it should be; the message says where and why."""


@dataclass(frozen=True, slots=True)
class Text:
    """A document of a collection. `language` is a code; one that the platform does not know is analysed plainly."""

    id: str
    language: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Judged:
    """A question, and the documents that answer it."""

    id: str
    language: str
    query: str
    relevant: frozenset[str]


def read_texts(path: Path) -> list[Text]:
    """The documents in a file of `{"id","lang","title","text"}`. Raises CollectionError."""
    found: dict[str, Text] = {}
    for where, row in _rows(path):
        text = Text(_id(row, where), _language(row, where), _string(row, "title", where), _string(row, "text", where))
        if text.id in found:
            raise CollectionError(f"{where}: the id {text.id!r} is given twice.")
        found[text.id] = text
    if not found:
        raise CollectionError(f"{path}: there are no documents in it.")
    return list(found.values())


def read_judged(path: Path, known: Collection[str]) -> list[Judged]:
    """The questions in a file of `{"id","lang","query","relevant":[ids]}`; `known` are the ids of the documents.

    Raises CollectionError, also where an id among the relevant is of no document.
    """
    found: dict[str, Judged] = {}
    for where, row in _rows(path):
        relevant = row.get("relevant")
        if not isinstance(relevant, list) or not relevant or not all(_is_id(each) for each in relevant):
            raise CollectionError(f"{where}: “relevant” must be a list of ids, with one at least.")
        ids = frozenset(str(each) for each in relevant)
        if strange := sorted(ids - set(known)):
            raise CollectionError(f"{where}: there is no document with the id {strange[0]!r}.")
        query = _string(row, "query", where)
        if not query.strip():
            raise CollectionError(f"{where}: “query” is empty.")
        judged = Judged(_id(row, where), _language(row, where), query, ids)
        if judged.id in found:
            raise CollectionError(f"{where}: the id {judged.id!r} is given twice.")
        found[judged.id] = judged
    if not found:
        raise CollectionError(f"{path}: there are no questions in it.")
    return list(found.values())


def _rows(path: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """Each object with the place where it stands; empty lines are passed over."""
    try:
        with path.open(encoding="utf-8-sig") as file:
            for number, line in enumerate(file, 1):
                where = f"{path}, line {number}"
                if not line.strip():
                    continue
                try:
                    row = json.loads(line)
                except (ValueError, RecursionError) as error:
                    raise CollectionError(f"{where}: this is no JSON ({error}).") from error
                if not isinstance(row, dict):
                    raise CollectionError(f"{where}: a line must hold one JSON object.")
                yield where, row
    except UnicodeDecodeError as error:
        raise CollectionError(f"{path}: this is no text in UTF-8.") from error
    except OSError as error:
        raise CollectionError(f"{path}: cannot be read ({error.strerror}).") from error


def _is_id(value: object) -> bool:
    return isinstance(value, int | str) and not isinstance(value, bool) and value != ""


def _id(row: dict[str, Any], where: str) -> str:
    if not _is_id(row.get("id")):
        raise CollectionError(f"{where}: “id” must be a text or a whole number.")
    return str(row["id"])


def _language(row: dict[str, Any], where: str) -> str:
    code = row.get("lang")
    if not isinstance(code, str) or not _LANGUAGE.fullmatch(code):
        raise CollectionError(f"{where}: “lang” must be a language's code, like fr, de, it, en; it is {code!r}.")
    return code


def _string(row: dict[str, Any], name: str, where: str) -> str:
    value = row.get(name)
    if not isinstance(value, str):
        raise CollectionError(f"{where}: “{name}” must be a text.")
    return value


Progress = Callable[[str, int, int], None]
"""Hears what is being done, how much of it is done, and of how much."""
