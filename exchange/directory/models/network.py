"""Networks of mentors across projects."""

from __future__ import annotations

from typing import Any, ClassVar

from django.conf import settings
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hub.languages.choices import Language
from hub.pages.places import address


class Network(models.Model):
    """People of several projects who share something: a trade, a language, a region."""

    name = models.CharField(_("nom"), max_length=120)
    slug = models.SlugField(_("adresse"), max_length=80, unique=True)
    language = models.CharField(_("langue"), max_length=2, choices=Language.choices)
    purpose = models.TextField(_("ce qui nous réunit"), max_length=900)
    cantons = models.JSONField(_("cantons"), default=list, blank=True)
    themes = models.JSONField(_("thèmes"), default=list, blank=True)
    founder = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    members: models.ManyToManyField[Any, Any] = models.ManyToManyField(
        settings.AUTH_USER_MODEL, through="NetworkPlace", related_name="networks"
    )
    is_example = models.BooleanField(_("exemple"), default=False)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["name", "pk"]
        verbose_name = _("réseau")
        verbose_name_plural = _("réseaux")

    def __str__(self) -> str:
        return self.name

    @transaction.atomic
    def save(self, *args: Any, **kwargs: Any) -> None:
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        return address("directory:network", self.slug)


class NetworkPlace(models.Model):
    """Somebody belongs to a network."""

    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="places")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="network_places")
    joined_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["network", "user"], name="one_place_a_network"),
        ]
        verbose_name = _("place dans un réseau")

    def __str__(self) -> str:
        return f"{self.network_id}: {self.user_id}"
