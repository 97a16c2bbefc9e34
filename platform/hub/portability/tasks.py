"""What portability does in the background."""

from __future__ import annotations

from django_tasks import task


@task()
def make_archive(archive_id: int) -> None:
    """Make the archive that was asked for; it may have been deleted with the person meanwhile."""
    from hub.portability.models import Archive
    from hub.portability.services.order_archive import make

    archive = Archive.objects.select_related("user").filter(pk=archive_id).first()
    if archive is not None:
        make(archive=archive)


@task()
def clear_old_archives() -> int:
    """Delete what nobody may fetch any more."""
    from hub.portability.services.order_archive import clear_old

    return clear_old()
