"""Pictures and files in a post."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from exchange.discussions.models.post import Post
from hub.media.names import disk_key
from hub.pages.places import address
from hub.storages import private_storage


def attachment_key(attachment: Attachment, filename: str) -> str:
    """An unguessable place for a file."""
    return disk_key("posts", filename)


class Attachment(models.Model):
    """A picture or file that goes with a post, and is read by whoever reads the post.

    Until the post is sent, `key` names the form it was added in, and only `user` sees it. These are no images and
    documents of Wagtail's: its lists show editors all of those, also what was said in a circle.
    """

    post = models.ForeignKey(Post, null=True, on_delete=models.CASCADE, related_name="attachments")
    key = models.UUIDField(null=True, db_index=True)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    name = models.CharField(max_length=130)
    alt = models.CharField(_("texte alternatif"), max_length=250, blank=True)
    file = models.FileField(storage=private_storage, upload_to=attachment_key)
    small = models.FileField(storage=private_storage, upload_to=attachment_key, blank=True)
    size = models.PositiveIntegerField()
    width = models.PositiveIntegerField(default=0)
    height = models.PositiveIntegerField(default=0)
    text = models.TextField(blank=True, editable=False)
    added_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering: ClassVar[list[str]] = ["pk"]
        verbose_name = _("pièce jointe")
        verbose_name_plural = _("pièces jointes")

    def __str__(self) -> str:
        return self.name

    @property
    def is_picture(self) -> bool:
        """Whether the page shows it."""
        return self.width > 0

    @property
    def kind(self) -> str:
        """What it is, in the letters that people know: PDF, DOCX."""
        return self.name.rpartition(".")[2].upper()

    @property
    def url(self) -> str:
        """Where it is given out to whoever reads the post."""
        return address("discussions:attachment", self.pk, self.name)

    @property
    def small_url(self) -> str:
        """A picture at the width of the text."""
        return address("discussions:attachment_small", self.pk, self.name)
