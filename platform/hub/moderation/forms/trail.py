"""The filters of the trail's page."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hub.moderation.deeds import deed_names
from hub.moderation.errors import UnknownTargetError
from hub.moderation.kinds import all_kinds, split


class TrailFilter(forms.Form):
    """Which deeds to show; every field may stay empty."""

    deed = forms.ChoiceField(label=_("Acte"), required=False)
    kind = forms.ChoiceField(label=_("Genre de contenu"), required=False)
    target = forms.CharField(required=False, widget=forms.HiddenInput, max_length=60)
    person = forms.CharField(
        label=_("Personne"),
        required=False,
        max_length=80,
        help_text=_("Une partie du nom de qui a agi, ou de la personne concernée."),
    )
    since = forms.DateField(
        label=_("Du"), required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    until = forms.DateField(
        label=_("Au"), required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        deed, kind = self.fields["deed"], self.fields["kind"]
        assert isinstance(deed, forms.ChoiceField)
        assert isinstance(kind, forms.ChoiceField)
        deed.choices = [("", _("Tous")), *sorted(deed_names().items(), key=lambda each: each[1])]
        kind.choices = [("", _("Tous")), *((each.key, each.label) for each in all_kinds())]

    def asked(self) -> dict[str, Any]:
        """What `queries.trail.matching` takes, of the fields that could be read."""
        read: dict[str, Any] = {
            name: self.cleaned_data.get(name) or None for name in ("deed", "kind", "person", "since", "until")
        }
        found = {name: value for name, value in read.items() if value}
        try:
            found["kind"], found["object_id"] = split(self.cleaned_data["target"])
        except (UnknownTargetError, KeyError):
            return found
        return found
