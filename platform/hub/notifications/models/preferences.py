"""How and when people want to hear of things."""

from __future__ import annotations

from typing import ClassVar
from zoneinfo import ZoneInfo

from django.conf import settings
from django.core.validators import MaxValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _


class Frequency(models.TextChoices):
    AT_ONCE = "now", _("tout de suite")
    DAILY = "daily", _("une fois par jour")
    WEEKLY = "weekly", _("une fois par semaine")
    NEVER = "never", _("jamais")


class Weekday(models.IntegerChoices):
    MONDAY = 0, _("lundi")
    TUESDAY = 1, _("mardi")
    WEDNESDAY = 2, _("mercredi")
    THURSDAY = 3, _("jeudi")
    FRIDAY = 4, _("vendredi")
    SATURDAY = 5, _("samedi")
    SUNDAY = 6, _("dimanche")


class NoticeSettings(models.Model):
    """When a person's mails may come. Without a row: digests at seven, on Mondays, and no quiet hours.

    The hours are those of `time_zone`. Between `quiet_from` and `quiet_until`, which may lie on the next day, no
    notice is mailed; what comes meanwhile waits until they end.
    """

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, primary_key=True, on_delete=models.CASCADE, related_name="notice_settings"
    )
    time_zone = models.CharField(_("fuseau horaire"), max_length=60, default="Europe/Zurich")
    digest_hour = models.PositiveSmallIntegerField(_("heure du résumé"), default=7, validators=[MaxValueValidator(23)])
    digest_weekday = models.PositiveSmallIntegerField(
        _("jour du résumé de la semaine"), choices=Weekday.choices, default=Weekday.MONDAY
    )
    quiet_from = models.TimeField(_("pas de message à partir de"), null=True, blank=True)
    quiet_until = models.TimeField(_("jusqu’à"), null=True, blank=True)

    class Meta:
        verbose_name = _("réglages des messages")

    def __str__(self) -> str:
        return str(self.user_id)

    @property
    def zone(self) -> ZoneInfo:
        """The person's clock."""
        return ZoneInfo(self.time_zone)


class Preference(models.Model):
    """How often a person gets mail of one kind of notice; without a row, as often as the kind says."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="notice_preferences")
    kind = models.CharField(max_length=60)
    frequency = models.CharField(max_length=10, choices=Frequency.choices)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["user", "kind"], name="one_preference_a_kind"),
        ]
        verbose_name = _("fréquence d’un message")

    def __str__(self) -> str:
        return f"{self.user_id}: {self.kind} {self.frequency}"
