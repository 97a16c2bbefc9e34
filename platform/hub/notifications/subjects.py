"""What can be followed. Each room says so in its `notices.py`; nothing here knows any of them.

A subject is named `"<kind>:<id>"`: `thread:12`, `theme:organisation`. The languages of one page are one subject.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

_SUBJECT = re.compile(r"([a-z][a-z_]{0,29}):([A-Za-z0-9_-]{1,48})")


class UnknownSubjectError(ValueError):
    """There is no such subject, or the person may not read it: both look the same."""


@dataclass(frozen=True, slots=True)
class Named:
    """What a subject is called and where it is; `language` is that of its title."""

    title: str
    url: str
    language: str = ""


@dataclass(frozen=True, slots=True)
class SubjectKind:
    """A kind of subject.

    - `named(ids, language)`: title and address of those that exist, for a reader of `language`, whoever they are.
    - `readers(id, users)`: those of `users` (keys) who may read it now.
    """

    key: str
    label: Any
    named: Callable[[Collection[str], str], Mapping[str, Named]]
    readers: Callable[[str, Collection[int]], set[int]]


_kinds: dict[str, SubjectKind] = {}


def register(kind: SubjectKind) -> SubjectKind:
    """Make a kind of subject known."""
    _kinds[kind.key] = kind
    return kind


def split(subject: str) -> tuple[SubjectKind, str]:
    """Give the kind and the id. Raises UnknownSubjectError where it is no subject."""
    found = _SUBJECT.fullmatch(subject)
    kind = _kinds.get(found.group(1)) if found else None
    if found is None or kind is None:
        raise UnknownSubjectError(subject)
    return kind, found.group(2)


def may_follow(user_id: int, subject: str) -> bool:
    """Whether the person may read the subject now."""
    try:
        kind, ident = split(subject)
    except UnknownSubjectError:
        return False
    return user_id in kind.readers(ident, [user_id])


def named(subjects: Iterable[str], user_id: int, language: str) -> dict[str, tuple[SubjectKind, Named]]:
    """Kind, title and address of the subjects that the person may read now; a few queries a kind."""
    by_kind: dict[str, list[str]] = defaultdict(list)
    for subject in subjects:
        try:
            kind, ident = split(subject)
        except UnknownSubjectError:
            continue
        by_kind[kind.key].append(ident)
    found = {}
    for key, idents in by_kind.items():
        kind = _kinds[key]
        for ident, name in kind.named(idents, language).items():
            if user_id in kind.readers(ident, [user_id]):
                found[f"{key}:{ident}"] = (kind, name)
    return found
