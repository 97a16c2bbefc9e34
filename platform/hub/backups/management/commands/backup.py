"""Makes a backup."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from hub.backups.errors import BackupError
from hub.backups.services.write import file_name, write


class Command(BaseCommand):
    help = "Writes database and files into one tar, while the platform runs."

    def add_arguments(self, parser: CommandParser) -> None:
        """target: a file, or a folder for a name with date and time; --without-files: the database alone."""
        parser.add_argument("target", type=Path)
        parser.add_argument("--without-files", action="store_true")

    def handle(self, *, target: Path, without_files: bool, **options: Any) -> None:
        """Write it and say what is in it."""
        path = target / file_name(timezone.now()) if target.is_dir() else target
        try:
            manifest = write(target=path, with_files=not without_files)
        except BackupError as error:
            raise CommandError(str(error)) from error
        rows = sum(table.rows for table in manifest.tables.values())
        self.stdout.write(
            f"{path}: {len(manifest.tables)} tables with {rows} rows, {len(manifest.files) - 1} files, "
            f"{path.stat().st_size / 1e6:.1f} MB. It holds personal data and secrets: keep it where nobody else reads."
        )
