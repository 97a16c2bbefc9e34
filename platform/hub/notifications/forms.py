"""What people choose about their messages."""

from __future__ import annotations

from typing import Any, ClassVar
from zoneinfo import available_timezones

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from hub.notifications import kinds
from hub.notifications.models import Frequency, NoticeSettings

FIELD = "kind-"


def _zones(chosen: str) -> list[tuple[str, str]]:
    """Europe's clocks, and whatever the person has chosen."""
    names = {name for name in available_timezones() if name.startswith("Europe/")} | {"UTC", chosen}
    return [(name, name.replace("_", " ")) for name in sorted(names)]


class NoticeSettingsForm(forms.ModelForm):  # type: ignore[type-arg]
    """When mails may come, and how often those of each kind."""

    class Meta:
        model = NoticeSettings
        fields: ClassVar[list[str]] = ["time_zone", "digest_hour", "digest_weekday", "quiet_from", "quiet_until"]
        widgets: ClassVar[dict[str, Any]] = {
            "quiet_from": forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
            "quiet_until": forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        }

    def __init__(self, *args: Any, chosen: dict[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        zone = self.instance.time_zone
        self.fields["time_zone"] = forms.ChoiceField(
            label=capfirst(_("fuseau horaire")), choices=_zones(zone), widget=forms.Select
        )
        self.fields["digest_hour"] = forms.TypedChoiceField(
            label=capfirst(_("heure du résumé")), choices=[(hour, f"{hour:02}:00") for hour in range(24)], coerce=int
        )
        for kind in kinds.all_kinds():
            self.fields[f"{FIELD}{kind.key}"] = forms.ChoiceField(
                label=kind.label, choices=Frequency.choices, initial=chosen.get(kind.key, kind.frequency)
            )

        # What comes is chosen before when it comes.
        self.order_fields([name for name in self.fields if name.startswith(FIELD)])

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean() or {}
        if (cleaned.get("quiet_from") is None) != (cleaned.get("quiet_until") is None):
            missing = "quiet_from" if cleaned.get("quiet_from") is None else "quiet_until"
            if missing not in self.errors:
                self.add_error(missing, _("Donnez les deux heures, ou aucune."))
        return cleaned

    def frequencies(self) -> dict[str, str]:
        """The chosen frequency of each kind."""
        return {name.removeprefix(FIELD): value for name, value in self.cleaned_data.items() if name.startswith(FIELD)}
