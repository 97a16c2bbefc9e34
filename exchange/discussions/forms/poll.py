"""The form that puts a poll under a post."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from exchange.discussions.forms.posts import CleanField, TalkForm

LONGEST_RUN = timedelta(days=366)


class PollForm(TalkForm):
    """Length and number are judged by the service, whose words say what to do."""

    question = CleanField(label=_("Question"), max_length=2000, error_messages={"required": _("Écrivez la question.")})
    options = CleanField(
        label=_("Réponses"),
        max_length=20_000,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("Une par ligne, douze au plus."),
        error_messages={"required": _("Donnez au moins deux réponses, une par ligne.")},
    )
    several = forms.BooleanField(label=_("On peut choisir plusieurs réponses."), required=False)
    closes_on = forms.DateField(
        label=_("Dernier jour pour voter"),
        required=False,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        help_text=_("Vide, le sondage reste ouvert jusqu’à ce que vous le fermiez."),
    )

    guarded = ("question", "options")

    def clean_closes_on(self) -> datetime | None:
        day = self.cleaned_data["closes_on"]
        if day is None:
            return None
        today = timezone.localdate()
        if not today <= day <= today + LONGEST_RUN:
            raise forms.ValidationError(_("Choisissez un jour entre aujourd’hui et dans un an."))
        return timezone.make_aware(datetime.combine(day, time(23, 59, 59)))

    def chosen(self) -> dict[str, Any]:
        """What was typed, as the service takes it; the form is valid."""
        told = self.cleaned_data
        return {
            "question": told["question"],
            "options": told["options"].splitlines(),
            "several": told["several"],
            "closes_at": told["closes_on"],
        }
