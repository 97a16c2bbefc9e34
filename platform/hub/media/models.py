"""Pictures and files, as Wagtail's images and documents."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument, Document
from wagtail.images.models import AbstractImage, AbstractRendition, Image


class Picture(AbstractImage):
    """A picture; the text for those who do not see it stands where the picture is used."""

    admin_form_fields = Image.admin_form_fields


class Rendition(AbstractRendition):
    """A picture in one size."""

    image = models.ForeignKey(Picture, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        unique_together = (("image", "filter_spec", "focal_point_key"),)
        verbose_name = _("variante")


class File(AbstractDocument):
    """A file that people may download."""

    admin_form_fields = Document.admin_form_fields
