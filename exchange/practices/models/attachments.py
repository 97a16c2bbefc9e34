"""Pictures and files of a practice."""

from __future__ import annotations

from django.db import models
from modelcluster.fields import ParentalKey

from hub.contributions.models import PageFile, PagePicture


class PracticePicture(PagePicture):
    """A picture in a practice."""

    page = ParentalKey("practices.PracticePage", on_delete=models.CASCADE, related_name="pictures")


class PracticeFile(PageFile):
    """A file that goes with a practice."""

    page = ParentalKey("practices.PracticePage", on_delete=models.CASCADE, related_name="files")
