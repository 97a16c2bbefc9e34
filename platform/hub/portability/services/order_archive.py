"""Have an archive made in the background, and clear old ones away."""

from __future__ import annotations

import tempfile
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.core.files import File
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from hub.portability.models import Archive
from hub.portability.services.build_archive import collect, write_archive


def order_archive(*, user: Any) -> Archive:
    """Ask for an archive; one that is being made already is returned in its place."""
    from hub.portability.tasks import make_archive

    since = timezone.now() - timedelta(hours=1)
    waiting = Archive.objects.filter(user=user, ready_at=None, asked_at__gt=since).first()
    if waiting is not None:
        return waiting
    archive = Archive.objects.create(user=user)
    make_archive.enqueue(archive.pk)
    return archive


def make(*, archive: Archive) -> None:
    """Make the file and tell the person; nothing happens where it was made."""
    user: Any = archive.user
    if archive.ready_at or not user.is_active:
        return
    with tempfile.TemporaryFile() as target:
        write_archive(user=user, collected=collect(user=user), target=target)
        target.seek(0)
        archive.file.save("archive.zip", File(target), save=False)
    archive.ready_at = timezone.now()
    archive.save()
    with override(user.language):
        context = {
            "url": settings.SITE_URL + reverse("portability:download"),
            "until": archive.ready_at + timedelta(days=settings.EXPORT_DAYS),
            "site_name": settings.SITE_NAME,
        }
        subject = render_to_string("account/email/export_ready_subject.txt", context).strip()
        body = render_to_string("account/email/export_ready_message.txt", context).strip() + "\n"
        EmailMessage(subject, body, to=[user.email], headers={"Auto-Submitted": "auto-generated"}).send()


def clear_old() -> int:
    """Delete archives past their days; returns how many."""
    old = Archive.objects.filter(asked_at__lt=timezone.now() - timedelta(days=settings.EXPORT_DAYS))
    for archive in old:
        archive.file.delete(save=False)
        archive.delete()
    return len(old)
