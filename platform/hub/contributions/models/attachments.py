"""Pictures and files that go with a page; each kind of page adds `page`, the way to itself."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Orderable


class PagePicture(Orderable):
    """A picture in a page, with the text for those who do not see it."""

    picture = models.ForeignKey(settings.WAGTAILIMAGES_IMAGE_MODEL, on_delete=models.CASCADE, related_name="+")
    alt = models.CharField(_("texte alternatif"), max_length=250)
    caption = models.CharField(_("légende"), max_length=250, blank=True)

    class Meta(Orderable.Meta):
        abstract = True

    def __str__(self) -> str:
        return self.alt


class PageFile(Orderable):
    """A file that goes with a page."""

    file = models.ForeignKey(settings.WAGTAILDOCS_DOCUMENT_MODEL, on_delete=models.CASCADE, related_name="+")
    label = models.CharField(_("intitulé"), max_length=200)

    class Meta(Orderable.Meta):
        abstract = True

    def __str__(self) -> str:
        return self.label
