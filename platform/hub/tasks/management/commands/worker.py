"""Does what waits in the queues."""

import signal
import sys
from typing import Any

from django.core.management.base import CommandParser
from django_tasks_db.management.commands.db_worker import Command as DatabaseWorker

from hub.tasks.models import Heartbeat
from hub.tasks.services.beat import Beating


class Command(DatabaseWorker):
    """django-tasks-db's worker, for all queues, that says it lives while it works."""

    help = "Does what waits in the queues, and says that it lives."

    def add_arguments(self, parser: CommandParser) -> None:
        """As for db_worker; all queues unless told otherwise, no reloading."""
        super().add_arguments(parser)
        parser.set_defaults(queue_name="*", reload=False)

    def configure_logging(self, verbosity: int) -> None:
        """Leave the log to the settings."""

    def handle(self, *, worker_id: str, **options: Any) -> None:
        """Work until told to stop; a running task is finished first."""
        # Until the worker listens for it itself, being told to stop ends it here, with its goodbye.
        signal.signal(signal.SIGTERM, lambda *_signal: sys.exit(0))
        with Beating(kind=Heartbeat.Kind.WORKER, ident=worker_id):
            super().handle(worker_id=worker_id, **options)
