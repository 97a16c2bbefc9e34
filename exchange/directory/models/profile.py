"""What people say of themselves, if they want to."""

from __future__ import annotations

from typing import Any, ClassVar

from django.conf import settings
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from exchange.directory.choices import Audience
from hub.languages.choices import Language
from hub.media.models import Picture
from hub.pages.places import address


class Profile(models.Model):
    """A person's entry in the directory: shown to nobody until they choose to whom."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="directory_profile")
    shown_to = models.CharField(_("visible pour"), max_length=10, choices=Audience.choices, default=Audience.NOBODY)
    language = models.CharField(_("langue"), max_length=2, choices=Language.choices, default=Language.FRENCH)
    headline = models.CharField(_("en une phrase"), max_length=160, blank=True)
    experience = models.TextField(_("expérience"), max_length=1500, blank=True)
    offers = models.JSONField(_("offres"), default=list, blank=True)
    offers_more = models.CharField(_("autres offres"), max_length=300, blank=True)
    speaks = models.JSONField(_("langues parlées"), default=list, blank=True)
    speaks_more = models.CharField(_("autres langues"), max_length=160, blank=True)
    cantons = models.JSONField(_("cantons"), default=list, blank=True)
    themes = models.JSONField(_("thèmes"), default=list, blank=True)
    picture = models.ForeignKey(Picture, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    picture_alt = models.CharField(_("texte alternatif"), max_length=250, blank=True)
    takes_letters = models.BooleanField(_("reçoit des messages"), default=True)
    updated_at = models.DateTimeField(auto_now=True)
    hidden_at = models.DateTimeField(_("masqué le"), null=True, blank=True, editable=False)

    class Meta:
        ordering: ClassVar[list[str]] = ["pk"]
        verbose_name = _("profil")
        verbose_name_plural = _("profils")

    def __str__(self) -> str:
        return str(self.user)

    @transaction.atomic
    def save(self, *args: Any, **kwargs: Any) -> None:
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        return address("directory:person", self.pk)
