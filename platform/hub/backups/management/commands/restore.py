"""Brings a backup back."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from hub.backups.errors import BackupError
from hub.backups.services.restore import read_manifest, restore


class Command(BaseCommand):
    help = "Puts a backup in place of what is here. Nothing is touched before every checksum was compared."
    # The database may be empty, and then no check of the platform's own can hold.
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        """source: the tar; --replace: even where there is content; --look: only say what it is."""
        parser.add_argument("source", type=Path)
        parser.add_argument("--replace", action="store_true")
        parser.add_argument("--look", action="store_true")

    def handle(self, *, source: Path, replace: bool, look: bool, **options: Any) -> None:
        """Bring it back and say what to do next."""
        try:
            if look:
                held = read_manifest(source)
                rows = sum(table.rows for table in held.tables.values())
                self.stdout.write(f"Made {held.made_at} at {held.site}: {rows} rows, {len(held.files) - 1} files.")
                return
            done = restore(source=source, replace=replace)
        except BackupError as error:
            raise CommandError(str(error)) from error
        rows = sum(table.rows for table in done.manifest.tables.values())
        files = len(done.manifest.files) - 1
        self.stdout.write(f"Back from {done.manifest.made_at}: {rows} rows and {files} files, all as they were.")
        if done.aside:
            self.stdout.write(f"What was here before is in {done.aside}.")
        if not done.same_secret:
            self.stdout.write(
                "The SECRET_KEY is another one: people log in again, and signed links of before do not hold."
            )
        self.stdout.write("Start the platform; the indexer puts the search in line by itself.")
