"""The indexes: the one inside the process always, Elasticsearch beside it where the settings name a node."""

from __future__ import annotations

import threading
from pathlib import Path

from django.conf import settings

from hub.search.engines.base import Rebuildable

_lock = threading.Lock()
_open: dict[str, Rebuildable] = {}


def engines() -> list[Rebuildable]:
    """Every engine that is kept up to date, the one that is asked first in front. One of each a process."""
    with _lock:
        if not _open:
            from hub.search.engines.embedded import EmbeddedEngine

            if settings.ELASTICSEARCH_URL:
                from hub.search.engines.elastic import configured

                node = configured()
                if node is not None:
                    _open[node.name] = node
            embedded = EmbeddedEngine(root=Path(settings.SEARCH_ROOT))
            _open[embedded.name] = embedded
        return list(_open.values())


def forget() -> None:
    """Close every engine; the next who asks opens them anew."""
    with _lock:
        for engine in _open.values():
            engine.close()
        _open.clear()
