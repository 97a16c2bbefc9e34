"""Names: which index is searched, which one is being made.

    relais-1f0c9a2e                      the alias that is searched
    relais-1f0c9a2e-next                 the alias of an index that is being made anew
    relais-1f0c9a2e-20261125203455123    an index: the form of its fields, and when it was made
    relais-1f0c9a2e-20261125203455123-w  its own alias, by which alone it is written to

A bulk request makes an index that is missing. One that goes to an alias does not: what comes for an index that was
replaced meanwhile is refused.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime

from elasticsearch import ApiError, NotFoundError

from hub.search.engines.elastic.mapping import SETTINGS, digest, mapping
from hub.search.engines.elastic.node import Node


def door(index: str) -> str:
    """The alias by which `index` is written to."""
    return f"{index}-w"


class Indexes:
    """Those of one platform on one node."""

    def __init__(self, node: Node, prefix: str) -> None:
        self._node = node
        self._prefix = prefix
        self.alias = f"{prefix}-{digest()}"
        self._next = f"{self.alias}-next"

    def current(self) -> str | None:
        """The index that is searched; None where there is none yet."""
        return self._behind(self.alias)

    def unfinished(self) -> str | None:
        """The index that is being made anew."""
        return self._behind(self._next)

    def first(self) -> str:
        """Make the index that is searched, unless another process just did."""
        return self._make(self.alias)

    def begin(self) -> str:
        """The index that is being made anew: the unfinished one, or a new one."""
        return self.unfinished() or self._make(self._next)

    def swap(self, index: str) -> None:
        """Have `index` searched and delete every other of this platform, in one step."""
        others = [name for name in self._all() if name != index]
        self._node.patient.indices.update_aliases(
            actions=[
                {"add": {"index": index, "alias": self.alias, "is_write_index": True}},
                {"remove": {"index": index, "alias": self._next, "must_exist": False}},
                *({"remove_index": {"index": name}} for name in others),
            ]
        )

    def remove(self) -> None:
        """Delete every index of this platform."""
        if names := self._all():
            self._node.patient.indices.delete(index=names)

    def _behind(self, alias: str) -> str | None:
        try:
            found = self._node.client.indices.get_alias(name=alias)
        except NotFoundError:
            return None
        return max(found.body, default=None)

    def _make(self, alias: str) -> str:
        name = f"{self.alias}-{datetime.now(UTC):%Y%m%d%H%M%S%f}"
        try:
            # An alias has at most one index to write to: of two processes that come at once, one is refused.
            self._node.patient.indices.create(
                index=name,
                settings=SETTINGS,
                mappings=mapping(),
                aliases={alias: {"is_write_index": True}, door(name): {}},
                timeout="20s",
            )
        except ApiError:
            if other := self._behind(alias):
                return other
            raise
        return name

    def _all(self) -> list[str]:
        """Every index of this platform, whatever its form; names that only begin alike are another's."""
        ours = re.compile(rf"{re.escape(self._prefix)}-[0-9a-f]{{8}}-\d+")
        found = self._node.client.indices.get(index=f"{self._prefix}-*", features="aliases")
        return [name for name in found.body if ours.fullmatch(name)]
