"""Not asking for a while who did not answer: each of many searches would wait in vain."""

from __future__ import annotations

import logging
import time
from threading import Lock

from hub.search.engines.base import EngineAwayError

REST = 5.0
"""Seconds until somebody tries again."""
logger = logging.getLogger("hub.search")


class Breaker:
    """Shared by the threads of a process. After a failure one caller every `rest` seconds tries; the others hear at
    once that the engine is away."""

    def __init__(self, rest: float = REST) -> None:
        self._rest = rest
        self._lock = Lock()
        self._again_at = 0.0
        self._reason = ""

    def enter(self) -> None:
        """Raises EngineAwayError while nobody should ask."""
        if not self._reason:
            return
        with self._lock:
            if not self._reason:
                return
            now = time.monotonic()
            if now < self._again_at:
                raise EngineAwayError(self._reason)
            # This caller tries; until it is back, the others go on without the engine.
            self._again_at = now + self._rest

    def failed(self, reason: str) -> None:
        """Let the engine rest. `reason` goes into the log, so it holds no secret and nothing that people typed."""
        with self._lock:
            if reason != self._reason:
                logger.warning("Elasticsearch is away: %s", reason)
            self._reason = reason
            self._again_at = time.monotonic() + self._rest

    def worked(self) -> None:
        """It answered."""
        if not self._reason:
            return
        with self._lock:
            self._reason = ""
            logger.warning("Elasticsearch answers again.")
