"""Keeps the search in line with the content."""

from __future__ import annotations

import logging
import os
import signal
import socket
import threading
import time
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db import DatabaseError, close_old_connections

from hub.search.engines import engines
from hub.search.engines.base import EngineAwayError
from hub.search.lock import BusyError, only_one
from hub.search.models import Document
from hub.search.services.check import check_engine
from hub.search.services.drain import drain
from hub.search.services.embed import embed
from hub.search.services.enlist import enlist_all
from hub.search.services.follow import follow
from hub.search.services.inspect import inspect_if_asked
from hub.search.services.report import report_engine, report_failure, report_meaning
from hub.tasks.models import Heartbeat
from hub.tasks.services.beat import Beating

log = logging.getLogger(__name__)
EMBED_SECONDS = 0.5
AWAY_SECONDS = 5.0
REPORT_SECONDS = 10.0


class Command(BaseCommand):
    help = "Brings changes into the search. Several may run: one works, the others wait for it to die."

    def add_arguments(self, parser: CommandParser) -> None:
        """--interval: seconds between two looks at the outbox; --once: do what there is to do and end."""
        parser.add_argument("--interval", type=float, default=0.25)
        parser.add_argument("--once", action="store_true")

    def handle(self, *, interval: float, once: bool, **options: Any) -> None:
        """Work until told to stop. A database or an engine that is away for a while is no reason to end."""
        if once:
            with only_one():
                _begin()
                while _turn({}):
                    pass
                _report({})
            return
        stop = threading.Event()
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: stop.set())
        with Beating(kind=Heartbeat.Kind.INDEXER, ident=f"{socket.gethostname()[:40]}-{os.getpid()}"):
            while not stop.is_set():
                try:
                    with only_one():
                        _begin()
                        _work(stop, interval)
                except BusyError:
                    stop.wait(2.0)
                except (DatabaseError, OSError) as error:
                    log.warning("Indexing waits: %s", type(error).__name__)
                    close_old_connections()
                    stop.wait(2.0)


def _work(stop: threading.Event, interval: float) -> None:
    away: dict[str, float] = {}
    told = 0.0
    while not stop.is_set():
        close_old_connections()
        busy = _turn(away)
        if not busy and inspect_if_asked():
            continue
        if time.monotonic() - told >= REPORT_SECONDS:
            _report(away)
            told = time.monotonic()
        if not busy:
            stop.wait(interval)


def _report(away: dict[str, float]) -> None:
    """Tell the operators; of an engine that was just found to be away it is told already."""
    for engine in engines():
        if time.monotonic() >= away.get(engine.name, 0.0):
            report_engine(engine)
    report_meaning()


def _begin() -> None:
    """What may have happened while nobody was here: a first start, or a database that was brought back."""
    if not Document.objects.exists():
        enlist_all()
    for engine in engines():
        try:
            check_engine(engine, repair=True)
        except EngineAwayError as error:
            log.info("%s: %s", engine.name, error)


def _turn(away: dict[str, float]) -> bool:
    """Do a little of everything, the quickest first; return whether there was something to do."""
    busy = drain() > 0
    for engine in engines():
        if time.monotonic() < away.get(engine.name, 0.0):
            continue
        try:
            busy = follow(engine) > 0 or busy
        except EngineAwayError as error:
            log.warning("%s: %s", engine.name, error)
            report_failure(engine.name, str(error))
            away[engine.name] = time.monotonic() + AWAY_SECONDS
    return embed(seconds=EMBED_SECONDS) if not busy else True
