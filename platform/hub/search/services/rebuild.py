"""Making an index anew while the old one answers."""

from __future__ import annotations

from collections.abc import Callable

from hub.search.engines.base import Rebuildable
from hub.search.models import Document
from hub.search.services.follow import follow

BATCH = 200


def rebuild(engine: Rebuildable, *, progress: Callable[[int, int], None] | None = None) -> int:
    """Fill a second index and put it in the place of the first; returns how many documents were written.

    Broken off, it goes on where it stopped when it is called again. Raises EngineAwayError.
    """
    new = engine.rebuild()
    of = Document.objects.filter(seq__gt=new.cursor()).count()
    done = 0
    while written := follow(new, most=BATCH):
        done += written
        if progress is not None:
            progress(done, max(of, done))
    engine.adopt(new)
    return done
