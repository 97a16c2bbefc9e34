"""For operators: is the moderation's trail what was written?"""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from hub.moderation.models import TrailHead
from hub.moderation.queries.audit import faults


class Command(BaseCommand):
    """Follow the chain of digests from the first deed to the last."""

    help = "Check that no deed of the moderation's audit trail was changed, taken out or cut off."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--expect", metavar="NUMBER:DIGEST", help="an end noted earlier, which must still be there")

    def handle(self, *args: Any, expect: str | None = None, **options: Any) -> None:
        from hub.moderation.models import TrailEntry

        found = list(faults())
        if expect:
            number, _colon, digest = expect.partition(":")
            held = TrailEntry.objects.filter(number=int(number) if number.isdecimal() else 0, digest=digest)
            if not held.exists():
                found.append(f"{number}: is not the deed that was noted")
        for line in found:
            self.stderr.write(line)
        if found:
            raise CommandError(f"The audit trail has {len(found)} faults.")
        head = TrailHead.objects.filter(pk=1).first()
        self.stdout.write(f"The audit trail is whole. Its end: {head.number}:{head.digest}" if head else "Nothing yet.")
