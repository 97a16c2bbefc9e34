"""Pictures and files on their way into a post, and out of it."""

from __future__ import annotations

import io
from collections.abc import Mapping
from datetime import timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.base import File as Upload
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from PIL import Image

from exchange.discussions.models import Attachment, Post, PostDraft
from exchange.discussions.tasks import read_attachment
from hub.media.checks.intake import checked_document, checked_picture
from hub.media.errors import RefusedUpload
from hub.media.names import extension_of
from hub.text.clean import without_controls

if TYPE_CHECKING:
    from hub.accounts.models import User

MOST_IN_A_POST = 10
MOST_A_DAY = 100
SMALL_SIDE = 1_280
KEPT_UNSENT = timedelta(days=30)


def attach(*, user: User, key: UUID, upload: Upload[bytes], post: Post | None = None) -> Attachment:
    """Take in a picture or file for what is written in the form `key`; `post` is what that form changes, if anything.

    Pictures are written anew, upright and without what the camera added. Raises RefusedUpload, whose text says what
    to do.
    """
    _check_room(user, key, post)
    if extension_of(upload.name or "") in settings.WAGTAILIMAGES_EXTENSIONS:
        kept = checked_picture(upload)
        width, height, small = _shrunk(kept.read())
        kept.seek(0)
    else:
        kept = checked_document(upload)
        width = height = 0
        small = None
    with transaction.atomic():
        found = Attachment.objects.create(
            key=key,
            user=user,
            name=(kept.name or "document")[:130],
            file=kept,
            small=small or "",
            size=kept.size,
            width=width,
            height=height,
        )
        if not found.is_picture:
            read_attachment.enqueue(found.pk)
    return found


def _check_room(user: User, key: UUID, post: Post | None) -> None:
    here = Attachment.objects.filter(key=key, user=user, post=None).count()
    here += post.attachments.count() if post else 0
    if here >= MOST_IN_A_POST:
        raise RefusedUpload(
            _("Un message porte au plus %(most)s images ou fichiers. Retirez-en, ou écrivez-en un second.")
            % {"most": MOST_IN_A_POST}
        )
    since = timezone.now() - timedelta(days=1)
    if Attachment.objects.filter(user=user, added_at__gte=since).count() >= MOST_A_DAY:
        raise RefusedUpload(
            _("Vous avez joint %(most)s images ou fichiers en un jour, c’est beaucoup. Reprenez demain.")
            % {"most": MOST_A_DAY},
            429,
        )


def _shrunk(data: bytes) -> tuple[int, int, ContentFile[bytes]]:
    """Width and height of a checked picture as it is shown, and the picture so large; an animation keeps moving."""
    with Image.open(io.BytesIO(data)) as picture:
        kind = picture.format or "PNG"
        ending = kind.lower().replace("jpeg", "jpg")
        if max(picture.size) <= SMALL_SIDE or getattr(picture, "n_frames", 1) > 1:
            width, height = picture.size
            return width, height, ContentFile(data, name=f"small.{ending}")
        picture.thumbnail((SMALL_SIDE, SMALL_SIDE))
        out = io.BytesIO()
        picture.save(out, kind, quality=82)
        return picture.width, picture.height, ContentFile(out.getvalue(), name=f"small.{ending}")


def describe(*, user: User, key: UUID, words: Mapping[int, str], post: Post | None = None) -> None:
    """Say what pictures show, by their keys; those of others stay as they are."""
    for found in attached(user=user, key=key, post=post):
        said = " ".join(without_controls(words.get(found.pk, found.alt)).split())[:250]
        if said != found.alt:
            Attachment.objects.filter(pk=found.pk).update(alt=said)


def attached(*, user: User, key: UUID | None, post: Post | None = None) -> list[Attachment]:
    """What the form `key` of `user`'s holds: of the `post` that it changes, and what was added to it."""
    new = list(Attachment.objects.filter(key=key, user=user, post=None)) if key else []
    return [*(post.attachments.all() if post else []), *new]


def detach(*, user: User, attachment: Attachment) -> None:
    """Throw away what one has added oneself. Raises PermissionError."""
    if attachment.user_id != user.pk:
        raise PermissionError(f"Attachment {attachment.pk} is not theirs.")
    attachment.delete()


def claim(*, post: Post, user: User, key: UUID | None) -> None:
    """Give the post what was added in its form; in the transaction that is open."""
    if key is not None:
        Attachment.objects.filter(key=key, user=user, post=None).update(post=post, key=None)


def forget_unsent() -> int:
    """Delete what was added to texts that were never sent and are no drafts any more; returns how many."""
    drafts = PostDraft.objects.values("key")
    old = Attachment.objects.filter(post=None, added_at__lt=timezone.now() - KEPT_UNSENT).exclude(key__in=drafts)
    return old.delete()[1].get("discussions.Attachment", 0)
