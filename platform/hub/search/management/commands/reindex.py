"""Makes an index anew while the old one answers."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from hub.search.engines import engines
from hub.search.engines.base import EngineAwayError
from hub.search.services.rebuild import rebuild

WIDTH = 40


class Command(BaseCommand):
    help = "Makes the index anew while the old one answers. Broken off, it goes on where it stopped."

    def add_arguments(self, parser: CommandParser) -> None:
        """--engine: only this one (tantivy, elasticsearch)."""
        parser.add_argument("--engine", default="")

    def handle(self, *, engine: str, **options: Any) -> None:
        """Rebuild every engine, or the one named."""
        chosen = [held for held in engines() if engine in ("", held.name)]
        if not chosen:
            raise CommandError(f"There is no engine {engine!r} here: {', '.join(held.name for held in engines())}.")
        for held in chosen:
            try:
                number = rebuild(held, progress=self._bar(held.name))
            except EngineAwayError as error:
                raise CommandError(f"{held.name}: {error}") from error
            self.stdout.write(f"\n{held.name}: {number} documents")

    def _bar(self, name: str) -> Any:
        def show(done: int, of: int) -> None:
            filled = WIDTH * done // of
            self.stdout.write(f"\r{name} [{'#' * filled}{'.' * (WIDTH - filled)}] {done}/{of}", ending="")
            self.stdout.flush()

        return show
