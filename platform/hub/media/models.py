"""Pictures and files, as Wagtail's images and documents.

Both refuse to store what was not checked: whatever form or program made the object, `save` is the last door.
"""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models, transaction
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument, Document
from wagtail.images.models import AbstractImage, AbstractRendition, Image

from hub.languages.choices import Language
from hub.media.checks.intake import checked_document, checked_picture
from hub.media.names import clean_name, disk_key
from hub.media.texts.parts import PageText


def unchecked(medium: models.Model, held: Any) -> bool:
    """Whether the file in a field came in without passing our forms.

    Wagtail's uploader of many files stores the raw file first where a title is missing, and makes the object later.
    """
    return bool(held) and (not held._committed or medium._state.adding)


def drop_raw(held: Any) -> None:
    """Delete the raw file from the storage once its checked form has taken its place."""
    if held._committed:
        held.storage.delete(held.name)


class Picture(AbstractImage):
    """A picture; the text for those who do not see it stands where the picture is used.

    The file itself is never given out, only `Rendition`s of it.
    """

    file: Any
    admin_form_fields = Image.admin_form_fields

    class Meta(AbstractImage.Meta):
        verbose_name = _("image")
        verbose_name_plural = _("images")

    def get_upload_to(self, filename: str) -> str:
        """An unguessable place for the original."""
        return disk_key("original_images", filename)

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Store the picture. Raises RefusedUpload where its file is not one that may be kept."""
        held: Any = self.file
        if unchecked(self, held):
            self.file = checked_picture(held.file)
            self._set_image_file_metadata()
            drop_raw(held)
        super().save(*args, **kwargs)


class Rendition(AbstractRendition):
    """A picture in one size, under a name that nobody guesses: who was given the address may look."""

    image = models.ForeignKey(Picture, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        unique_together = (("image", "filter_spec", "focal_point_key"),)
        verbose_name = _("variante")

    def get_upload_to(self, filename: str) -> str:
        """An unguessable place for this size."""
        return disk_key("images", filename)


def file_key(file: File, filename: str) -> str:
    """An unguessable place for a file."""
    return disk_key("documents", filename)


class File(AbstractDocument):
    """A file that people may download: those whom `hub.media.access` lets."""

    file = models.FileField(_("fichier"), upload_to=file_key)
    name = models.CharField(_("nom du fichier"), max_length=130, editable=False, default="")
    open_to_all = models.BooleanField(
        _("ouvert à toutes et à tous"),
        default=False,
        help_text=_("Sans cette coche, le fichier s’ouvre quand une page publiée le montre."),
    )

    admin_form_fields: ClassVar[tuple[str, ...]] = (*Document.admin_form_fields, "open_to_all")

    class Meta(AbstractDocument.Meta):
        verbose_name = _("fichier")
        verbose_name_plural = _("fichiers")

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Store the file. Raises RefusedUpload where it is not one that may be kept."""
        held: Any = self.file
        if unchecked(self, held):
            checked = checked_document(held.file)
            drop_raw(held)
            self.name = clean_name(checked.name or "")
            self.file = checked
            self._set_document_file_metadata()
            if kwargs.get("update_fields") is not None:
                kwargs["update_fields"] = {*kwargs["update_fields"], "file", "name", "file_size", "file_hash"}
        with transaction.atomic():
            super().save(*args, **kwargs)

    @property
    def filename(self) -> str:
        """The name that people see; the one on the disk says nothing."""
        return self.name or super().filename

    @property
    def kind(self) -> str:
        """What it is, in the letters that people know: PDF, DOCX."""
        return str(self.file_extension).upper()


class FileText(models.Model):
    """The text of a file, read once: `digest` names the file's bytes and the reader that read them.

    `parts` holds number of the page (or None), heading and text of each part; `language` is empty where it is not
    clear. A file that cannot be read has no parts.
    """

    file = models.OneToOneField(File, primary_key=True, on_delete=models.CASCADE, related_name="text")
    digest = models.CharField(max_length=60)
    language = models.CharField(_("langue"), max_length=2, choices=Language.choices, blank=True)
    parts = models.JSONField(default=list)

    class Meta:
        verbose_name = _("texte d’un fichier")
        verbose_name_plural = _("textes des fichiers")

    def __str__(self) -> str:
        return f"{self.file_id} ({len(self.parts)})"

    def pages(self) -> list[PageText]:
        """The parts in order."""
        return [PageText(*part) for part in self.parts]


class FilePreview(models.Model):
    """The first pages of a PDF as pictures: `file_hash` and `drawer` name the bytes and how they were drawn.

    `pages` holds place in the storage, width and height of each drawn page, `total` how many the file has. A file
    that cannot be drawn has no pages.
    """

    file = models.OneToOneField(File, primary_key=True, on_delete=models.CASCADE, related_name="preview")
    drawer = models.CharField(max_length=8)
    file_hash = models.CharField(max_length=40)
    total = models.PositiveIntegerField(default=0)
    pages = models.JSONField(default=list)

    class Meta:
        verbose_name = _("aperçu d’un fichier")
        verbose_name_plural = _("aperçus des fichiers")

    def __str__(self) -> str:
        return f"{self.file_id} ({len(self.pages)}/{self.total})"
