"""Pictures and files of a material."""

from __future__ import annotations

from django.db import models
from modelcluster.fields import ParentalKey

from hub.contributions.models import PageFile, PagePicture


class MaterialPicture(PagePicture):
    """A picture in a material."""

    page = ParentalKey("materials.MaterialPage", on_delete=models.CASCADE, related_name="pictures")


class MaterialFile(PageFile):
    """A file that a material is, or comes with."""

    page = ParentalKey("materials.MaterialPage", on_delete=models.CASCADE, related_name="files")
