"""Pictures on a project's page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.files.base import File as Upload
from django.db import transaction

from exchange.directory.models import Project, ProjectPicture
from hub.media.services.accept import accept_picture
from hub.media.services.withdraw import withdraw_pictures

if TYPE_CHECKING:
    from hub.accounts.models import User

MOST = 6


def add_picture(*, project: Project, user: User, upload: Upload[bytes], alt: str, caption: str = "") -> bool:
    """Put a picture at the end; False where the page has `MOST` of them. Raises RefusedUpload."""
    with transaction.atomic():
        Project.objects.select_for_update().get(pk=project.pk)
        if ProjectPicture.objects.filter(project=project).count() >= MOST:
            return False
        picture = accept_picture(upload=upload, user=user, title=caption or alt)
        ProjectPicture.objects.create(project=project, picture=picture, alt=alt, caption=caption)
    return True


def remove_picture(*, row: ProjectPicture) -> None:
    """Take a picture off the page; its public addresses die where no other page shows it."""
    with transaction.atomic():
        picture = row.picture_id
        row.delete()
        withdraw_pictures(pictures=[picture])
