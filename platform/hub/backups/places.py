"""The files beside the database that must be kept."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.core.files.storage import FileSystemStorage, storages

from hub.backups.errors import BackupError

SECRET = "secret-key"  # noqa: S105 a file's name


def folders() -> dict[str, Path]:
    """Where the two storages lie, by the name of their folder in a backup. Raises BackupError for an object store."""
    found = {}
    for name, alias in (("media", "default"), ("private", "private")):
        storage = storages[alias]
        if not isinstance(storage, FileSystemStorage):
            raise BackupError("The files lie in an object store, which has backups of its own: use --without-files.")
        found[name] = Path(storage.location)
    return found


def files() -> Iterator[tuple[str, Path]]:
    """Every file, with its name in a backup."""
    for name, folder in folders().items():
        for path in sorted(folder.rglob("*")):
            if path.is_file() and not path.is_symlink():
                yield f"{name}/{path.relative_to(folder).as_posix()}", path


def secret_file() -> Path:
    """Where a local run keeps its secret key; on a server it comes from the environment and there is none."""
    return Path(settings.DATA_ROOT) / SECRET
