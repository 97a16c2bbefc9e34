"""Pictures and files of a practice."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.models import Orderable


class PracticePicture(Orderable):
    """A picture in a practice, with the text for those who do not see it."""

    page = ParentalKey("practices.PracticePage", on_delete=models.CASCADE, related_name="pictures")
    picture = models.ForeignKey(settings.WAGTAILIMAGES_IMAGE_MODEL, on_delete=models.CASCADE, related_name="+")
    alt = models.CharField(_("texte alternatif"), max_length=250)
    caption = models.CharField(_("légende"), max_length=250, blank=True)

    def __str__(self) -> str:
        return self.alt


class PracticeFile(Orderable):
    """A file that goes with a practice."""

    page = ParentalKey("practices.PracticePage", on_delete=models.CASCADE, related_name="files")
    file = models.ForeignKey(settings.WAGTAILDOCS_DOCUMENT_MODEL, on_delete=models.CASCADE, related_name="+")
    label = models.CharField(_("intitulé"), max_length=200)

    def __str__(self) -> str:
        return self.label
