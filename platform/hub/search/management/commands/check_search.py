"""Says where index and content differ."""

from __future__ import annotations

import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from hub.search import meaning
from hub.search.engines import engines
from hub.search.engines.base import EngineAwayError
from hub.search.models import Change
from hub.search.services.check import check_documents, check_engine


class Command(BaseCommand):
    help = "Compares every index with the content. Exit status 1 where something differs."

    def add_arguments(self, parser: CommandParser) -> None:
        """--repair: let the indexer mend what differs."""
        parser.add_argument("--repair", action="store_true")

    def handle(self, *, repair: bool, **options: Any) -> None:
        """Print a line for each difference."""
        lines = [f"outbox: {waiting} changes wait"] if (waiting := Change.objects.count()) else []
        lines += [f"{found.what}: {found.number}" for found in check_documents(repair=repair)]
        for engine in engines():
            try:
                lines += [
                    f"{engine.name}: {found.what}: {found.number}" for found in check_engine(engine, repair=repair)
                ]
            except EngineAwayError as error:
                lines.append(f"{engine.name}: {error}")
        if trouble := meaning.trouble():
            self.stdout.write(f"without meaning: {trouble}")
        for line in lines:
            self.stdout.write(line)
        if lines:
            sys.exit(1)
        self.stdout.write("Index and content agree.")
