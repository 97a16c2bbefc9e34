"""Starts what comes back and takes up what died."""

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
from django.utils import timezone

from hub.tasks.models import Heartbeat
from hub.tasks.services.beat import Beating
from hub.tasks.services.reap import reap
from hub.tasks.services.run_due import run_due

log = logging.getLogger(__name__)
REAP_SECONDS = 30


class Command(BaseCommand):
    help = "Starts recurring tasks when they are due and takes up tasks whose worker died. Several may run."

    def add_arguments(self, parser: CommandParser) -> None:
        """--interval: seconds between two looks; --once: look once and end."""
        parser.add_argument("--interval", type=float, default=5.0)
        parser.add_argument("--once", action="store_true")

    def handle(self, *, interval: float, once: bool, **options: Any) -> None:
        """Look until told to stop. A database that is away for a while is no reason to end."""
        if once:
            run_due(now=timezone.now())
            reap(now=timezone.now())
            return
        stop = threading.Event()
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: stop.set())
        ident = f"{socket.gethostname()[:40]}-{os.getpid()}"
        reaped = 0.0
        with Beating(kind=Heartbeat.Kind.SCHEDULER, ident=ident):
            while not stop.is_set():
                close_old_connections()
                try:
                    run_due(now=timezone.now())
                    if time.monotonic() - reaped >= REAP_SECONDS:
                        reap(now=timezone.now())
                        reaped = time.monotonic()
                except DatabaseError as error:
                    log.warning("Could not look for due tasks: %s", type(error).__name__)
                stop.wait(interval)
