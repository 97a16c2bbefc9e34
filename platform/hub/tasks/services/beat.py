"""Signs of life."""

from __future__ import annotations

import logging
import threading
from types import TracebackType

from django.db import DatabaseError, connections
from django.utils import timezone

from hub.tasks.models import Heartbeat

log = logging.getLogger(__name__)
SECONDS = 10.0


def beat(*, kind: Heartbeat.Kind, ident: str) -> None:
    """Say that this process lives."""
    Heartbeat.objects.update_or_create(ident=ident, defaults={"kind": kind, "seen_at": timezone.now()})


class Beating:
    """Says so from a thread of its own, because a long task must not make its worker look dead."""

    def __init__(self, *, kind: Heartbeat.Kind, ident: str, seconds: float = SECONDS) -> None:
        self._kind = kind
        self._ident = ident
        self._seconds = seconds
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name="heartbeat", daemon=True)

    def __enter__(self) -> Beating:
        beat(kind=self._kind, ident=self._ident)
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stop.set()
        self._thread.join(timeout=5)
        try:
            Heartbeat.objects.filter(ident=self._ident).delete()
        except DatabaseError:
            log.warning("The last sign of life stays behind; it grows old by itself.")

    def _run(self) -> None:
        while not self._stop.wait(self._seconds):
            try:
                beat(kind=self._kind, ident=self._ident)
            except DatabaseError as error:
                log.warning("No sign of life written: %s", type(error).__name__)
                connections.close_all()
        connections.close_all()
