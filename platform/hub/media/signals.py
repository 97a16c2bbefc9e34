"""Has files drawn when they come in, and throws the drawings away with them."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.core.files.storage import default_storage
from django.db import transaction
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver

from hub.media.models import File, FilePreview
from hub.media.tasks import draw_files


@receiver(post_save, sender=File)
def draw(instance: File, **kwargs: Any) -> None:
    """The worker draws it, so that who looks at it need not wait."""
    if instance.file_extension.lower() == "pdf":
        transaction.on_commit(draw_files.enqueue)


@receiver(post_delete, sender=FilePreview)
def throw_away(instance: FilePreview, **kwargs: Any) -> None:
    """Nothing of a deleted file stays on the disk."""
    for name, _width, _height in instance.pages:
        transaction.on_commit(partial(default_storage.delete, name))
