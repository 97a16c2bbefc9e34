"""The nightly backup."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings
from django.utils import timezone
from django_tasks import task


@task()
def nightly_backup() -> str:
    """Write a backup into BACKUP_DIR and throw away the oldest; returns its name, "" where none is wanted."""
    from hub.backups.services.write import file_name, prune, write

    if not settings.BACKUP_DIR:
        return ""
    folder = Path(settings.BACKUP_DIR)
    target = folder / file_name(timezone.now())
    write(target=target, with_files=not settings.FILES_ELSEWHERE)
    prune(folder=folder, keep=settings.BACKUPS_KEPT)
    return target.name
