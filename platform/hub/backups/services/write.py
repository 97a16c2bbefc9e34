"""Makes a backup."""

from __future__ import annotations

import io
import os
import shutil
import tarfile
import tempfile
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.utils import timezone

from hub.backups import databases, places
from hub.backups.errors import BackupError
from hub.backups.manifest import NAME, Manifest, Member, applied, measure, secret_mark

PREFIX = "relais-"


def file_name(now: datetime) -> str:
    """Sorts by time."""
    return f"{PREFIX}{timezone.localtime(now):%Y%m%d-%H%M%S}.tar"


def write(*, target: Path, with_files: bool = True) -> Manifest:
    """Write all that must be kept into the tar `target`, while the platform runs; nobody else may read it.

    A file that is uploaded or taken away meanwhile may be missing or be one too many; what the database of that
    moment names is there, since files are written before their rows and outlive them. Raises BackupError.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    if target.exists():
        raise BackupError(f"{target} is there already; nothing was overwritten.")
    half = target.with_name(f".{target.name}.half")
    try:
        with tempfile.TemporaryDirectory(prefix=".backup-", dir=target.parent) as staging:
            manifest = _fill(half, Path(staging), with_files=with_files)
        os.replace(half, target)
    except OSError as error:
        raise BackupError(f"The backup could not be written: {error.strerror}.") from error
    finally:
        half.unlink(missing_ok=True)
    return manifest


def _fill(half: Path, staging: Path, *, with_files: bool) -> Manifest:
    name = databases.NAMES[connection.vendor]
    migrations = applied()
    tables = databases.dump(staging / name)
    members: dict[str, tuple[Path, Member]] = {name: (staging / name, measure(staging / name))}
    for inside, path in _kept(with_files=with_files):
        # A copy that nobody changes between its checksum and the tar; a hard link costs nothing where there can be one.
        copy = staging / str(len(members))
        try:
            _link(path, copy)
        except FileNotFoundError:
            continue
        members[inside] = (copy, measure(copy))
    manifest = Manifest(
        made_at=timezone.now().isoformat(timespec="seconds"),
        site=settings.SITE_URL,
        engine=connection.vendor,
        migrations=migrations,
        tables=tables,
        secret=secret_mark(),
    )
    manifest = replace(manifest, files={inside: member for inside, (_path, member) in members.items()})
    descriptor = os.open(half, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "wb") as opened, tarfile.open(fileobj=opened, mode="w") as tar:
        words = manifest.to_json()
        head = tarfile.TarInfo(NAME)
        head.size, head.mode = len(words), 0o600
        tar.addfile(head, io.BytesIO(words))
        for inside, (path, member) in members.items():
            entry = tarfile.TarInfo(inside)
            entry.size, entry.mode, entry.mtime = member.size, 0o600, int(path.stat().st_mtime)
            with path.open("rb") as content:
                tar.addfile(entry, content)
        opened.flush()
        os.fsync(opened.fileno())
    return manifest


def _kept(*, with_files: bool) -> list[tuple[str, Path]]:
    kept = list(places.files()) if with_files else []
    secret = places.secret_file()
    return [*kept, (places.SECRET, secret)] if secret.exists() else kept


def _link(path: Path, copy: Path) -> None:
    try:
        os.link(path, copy)
    except FileNotFoundError:
        raise
    except OSError:
        shutil.copy2(path, copy)


def prune(*, folder: Path, keep: int) -> int:
    """Throw away the oldest backups above `keep`; returns how many."""
    old = sorted(folder.glob(f"{PREFIX}*.tar"))[:-keep] if keep > 0 else []
    for path in old:
        path.unlink()
    return len(old)
