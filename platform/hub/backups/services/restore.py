"""Brings a backup back."""

from __future__ import annotations

import hashlib
import os
import shutil
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path, PurePosixPath
from typing import IO

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.db import DatabaseError, connection
from django.db.migrations.loader import MigrationLoader
from django.utils import timezone

from hub.backups import databases, places
from hub.backups.errors import BackupError
from hub.backups.manifest import NAME, Manifest, secret_mark
from hub.backups.services.write import file_name, write
from hub.tasks.models import Heartbeat

ALIVE = timedelta(seconds=20)
PIECE = 1024 * 1024
MANIFEST_LIMIT = 64 * 1024 * 1024
# What is made again from what was brought back.
MADE_AGAIN = ("cache", "parts", "pagecache", "pdf")


@dataclass(frozen=True)
class Restored:
    """What was brought back; `aside` is a backup of what was there before; `same_secret` whether old links hold."""

    manifest: Manifest
    aside: Path | None
    same_secret: bool


def restore(*, source: Path, replace: bool = False) -> Restored:
    """Put the backup in place of what is here, checked to the last byte before anything is touched.

    `replace` allows it where there are people already; these are written into a backup first. An older backup is
    brought up to this version; one of a newer version is refused. Raises BackupError, with everything as it was.
    """
    root = Path(settings.DATA_ROOT)
    root.mkdir(parents=True, exist_ok=True)
    try:
        with tempfile.TemporaryDirectory(prefix=".restore-", dir=root) as name:
            staging = Path(name)
            manifest = _unpack(source, staging)
            aside = _make_room(root, replace=replace)
            return _put(manifest, staging, aside)
    except (OSError, tarfile.TarError, EOFError) as error:
        raise BackupError(f"The backup cannot be read: {error}.") from error


def read_manifest(source: Path) -> Manifest:
    """What a backup says of itself, and whether this version takes it. Raises BackupError."""
    try:
        with _opened(source) as (_tar, manifest):
            return manifest
    except (OSError, tarfile.TarError, EOFError) as error:
        raise BackupError(f"The backup cannot be read: {error}.") from error


@contextmanager
def _opened(source: Path) -> Iterator[tuple[tarfile.TarFile, Manifest]]:
    with tarfile.open(source, mode="r:") as tar:
        head = tar.next()
        if head is None or head.name != NAME or head.size > MANIFEST_LIMIT:
            raise BackupError("This is not a backup of Relais: it does not begin with a manifest.")
        opened = tar.extractfile(head)
        assert opened is not None
        manifest = Manifest.from_json(opened.read())
        _refuse_what_does_not_fit(manifest)
        yield tar, manifest


def _refuse_what_does_not_fit(manifest: Manifest) -> None:
    if manifest.engine != connection.vendor:
        raise BackupError(f"The backup is of {manifest.engine}, the settings say {connection.vendor} (DATABASE_URL).")
    known = {f"{app}.{name}" for app, name in MigrationLoader(None, ignore_no_migrations=True).disk_migrations}
    rooms = {name.partition(".")[0] for name in known}
    newer = [each for each in manifest.migrations if each not in known and each.partition(".")[0] in rooms]
    if newer:
        raise BackupError(
            f"The backup is of a newer version of Relais (it knows {newer[0]}). Install that version first."
        )


def _unpack(source: Path, staging: Path) -> Manifest:
    """Every file that the manifest names into `staging`, and no other."""
    with _opened(source) as (tar, manifest):
        missing = dict(manifest.files)
        for entry in tar:
            if entry.name == NAME:
                continue
            member = missing.pop(entry.name, None)
            path = PurePosixPath(entry.name)
            if member is None or not entry.isreg() or path.is_absolute() or ".." in path.parts:
                raise BackupError(f"The backup holds {entry.name!r}, which its manifest does not.")
            opened = tar.extractfile(entry)
            assert opened is not None
            if _copy(opened, staging / path) != (member.size, member.sha256):
                raise BackupError(f"{entry.name} is not what was put into the backup: its checksum differs.")
    if missing:
        raise BackupError(f"The backup ends too early: {len(missing)} files are missing.")
    return manifest


def _copy(opened: IO[bytes], target: Path) -> tuple[int, str]:
    target.parent.mkdir(parents=True, exist_ok=True)
    summed, size = hashlib.sha256(), 0
    with target.open("wb") as out:
        while piece := opened.read(PIECE):
            out.write(piece)
            summed.update(piece)
            size += len(piece)
    target.chmod(0o600)
    return size, summed.hexdigest()


def _make_room(root: Path, *, replace: bool) -> Path | None:
    """Refuse where somebody is at home; where that is meant, keep what is there in a backup."""
    try:
        if Heartbeat._meta.db_table in connection.introspection.table_names():
            if Heartbeat.objects.filter(seen_at__gte=timezone.now() - ALIVE).exists():
                raise BackupError("The platform is running. Stop web, worker, scheduler and indexer first.")
            if get_user_model().objects.exists():
                if not replace:
                    raise BackupError("There are people and content here. To put the backup in their place: --replace.")
                aside = root / "backups" / f"before-{file_name(timezone.now())}"
                write(target=aside, with_files=not settings.FILES_ELSEWHERE)
                return aside
    except DatabaseError as error:
        if replace:
            raise BackupError(f"What is here cannot be kept first: {error}.") from error
    return None


def _put(manifest: Manifest, staging: Path, aside: Path | None) -> Restored:
    databases.load(staging / databases.NAMES[connection.vendor])
    differing = [name for name, table in databases.tables().items() if manifest.tables.get(name) != table]
    if differing:
        raise BackupError(
            f"After loading, {', '.join(differing[:5])} differ from the backup. Do not start the platform."
        )
    if any(name.startswith(("media/", "private/")) for name in manifest.files):
        for name, folder in places.folders().items():
            _swap(staging / name, folder)
    key = staging / places.SECRET
    if key.exists() and places.secret_file().exists():
        os.replace(key, places.secret_file())
    for name in MADE_AGAIN:
        shutil.rmtree(Path(settings.DATA_ROOT) / name, ignore_errors=True)
    call_command("migrate", verbosity=0, interactive=False)
    call_command("createcachetable", verbosity=0)
    same = manifest.secret == secret_mark() or places.SECRET in manifest.files
    return Restored(manifest, aside, same)


def _swap(fresh: Path, folder: Path) -> None:
    fresh.mkdir(parents=True, exist_ok=True)
    folder.mkdir(parents=True, exist_ok=True)
    # The folder itself may be a mounted volume, so what is in it changes places, not the folder.
    for old in folder.iterdir():
        shutil.rmtree(old) if old.is_dir() else old.unlink()
    for path in fresh.iterdir():
        shutil.move(path, folder / path.name)
    everybody = 0o000 if folder.name == "private" else 0o055
    for path in (folder, *folder.rglob("*")):
        path.chmod(0o700 | everybody if path.is_dir() else 0o600 | (everybody & 0o044))
