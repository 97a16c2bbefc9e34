"""Takes a mail that a mail system pipes in."""

from __future__ import annotations

import sys
from typing import Any

from django.core.management.base import BaseCommand
from django.db import DatabaseError

from hub.notifications.incoming.reading import MOST_BYTES
from hub.notifications.services.receive import receive

# sysexits.h: «try again later». The mail stays in the mail system's queue.
EX_TEMPFAIL = 75


class Command(BaseCommand):
    help = "Takes one mail from standard input. Ends with 75 where it should be handed over again, else with 0."

    def handle(self, **options: Any) -> None:
        """Take it. What we answer ourselves the mail system must not bounce, so that is a success too."""
        data = sys.stdin.buffer.read(MOST_BYTES + 1)
        # Whatever is longer is too long; reading on keeps the mail system from a broken pipe.
        while sys.stdin.buffer.read(1024 * 1024):
            pass
        try:
            outcome = receive(data)
        except (DatabaseError, OSError) as error:
            self.stderr.write(f"Not now: {type(error).__name__}")
            sys.exit(EX_TEMPFAIL)
        self.stdout.write(str(outcome))
