"""An index of its own for an evaluation, gone afterwards."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

from django.conf import settings

from hub.search.engines.base import Engine, EngineAwayError

PATIENCE = 20.0
"""Seconds that Elasticsearch may take: an evaluation measures, it does not give up."""


@contextmanager
def own_index(engine: str) -> Iterator[Engine]:
    """An empty index of the engine "tantivy" or "elasticsearch", apart from the site's; deleted at the end.

    Raises EngineAwayError where there is no node, or none is named in the settings.
    """
    if engine == "tantivy":
        from hub.search.engines.embedded import EmbeddedEngine

        with tempfile.TemporaryDirectory(prefix="relais-evaluation-") as folder:
            embedded = EmbeddedEngine(root=Path(folder))
            try:
                yield embedded
            finally:
                embedded.close()
        return
    from hub.search.engines.elastic import configured

    node = configured(prefix=f"{settings.ELASTICSEARCH_INDEX}-evaluation-{uuid4().hex[:12]}", timeout=PATIENCE)
    if node is None:
        raise EngineAwayError("ELASTICSEARCH_URL names no node.")
    try:
        yield node
    finally:
        node.remove()
        node.close()
