"""How rooms put their content into the search, which knows none of them.

A room's `search_documents.py` is discovered at start and registers its sources:

    register(Source(name="practices", kinds={"practice": _("Pratique")}, ids=…, documents=…, addresses=…))

and tells `hub.search.services.note_change` of each change, in the transaction of that change.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from hub.search.documents import SearchDocument


@dataclass(frozen=True, slots=True)
class Source:
    """One kind of object that can be found.

    `ids` gives every object that should be in the index now, `documents` what these objects are now (nothing for
    one that is gone or closed; one for each language it exists in), `addresses` where a reader of a language finds
    them: `{object_id: address}`. `kinds` names the kinds it gives, for the filter by kind.
    """

    name: str
    kinds: Mapping[str, Any]
    ids: Callable[[], Iterable[int]]
    documents: Callable[[Sequence[int]], Iterable[SearchDocument]]
    addresses: Callable[[Sequence[int], str], dict[int, str]]


_sources: dict[str, Source] = {}


def register(source: Source) -> None:
    """Let the search hold what `source` gives. Raises ValueError where its name or one of its kinds is taken."""
    taken = {kind for held in _sources.values() if held.name != source.name for kind in held.kinds}
    if source.name in _sources or taken & set(source.kinds):
        raise ValueError(f"{source.name}: the source or one of its kinds is registered already.")
    _sources[source.name] = source


def sources() -> dict[str, Source]:
    """Every source by its name."""
    return dict(_sources)


def kind_labels() -> dict[str, Any]:
    """The name of every kind, in the order of registration."""
    return {kind: label for held in _sources.values() for kind, label in held.kinds.items()}
